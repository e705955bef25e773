import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "../../../session/kept-answers.ts";
import { AdminPage, Block } from "../../parts/admin-page.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { useUnsaved } from "../../parts/unsaved.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";
import { AccessFields } from "./access-fields.tsx";
import type { AccessValues } from "./access-fields.tsx";
import { BackToClients } from "./back-to-clients.tsx";
import { ClientFields } from "./client-fields.tsx";
import { useClientsApi, useForgetClients } from "./client-queries.ts";
import { bodyOfValues, noValues } from "./client-values.ts";
import { clientAddress } from "./client-words.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** A client made by hand, with everything that is known of it. */
export function NewClientScreen() {
  const styles = useStyles();
  const api = useClientsApi();
  const forget = useForgetClients();
  const self = useMe()?.person.id;
  const [values, setValues] = useState(noValues);
  const [access, setAccess] = useState<AccessValues>({ privacy: "public", teamIds: [] });
  const create = useMutation({
    mutationFn: () => {
      const { workItems, billToId, ...rest } = bodyOfValues(values);
      const isPublic = access.privacy === "public";
      return api.createClient({
        ...rest,
        ...(isPublic && workItems !== undefined ? { workItems } : {}),
        ...(isPublic && billToId !== undefined ? { billToId } : {}),
        access: { privacy: access.privacy, teamIds: [...access.teamIds] },
      });
    },
    onSuccess: forget,
  });
  useUnsaved(!create.isSuccess && JSON.stringify(values) !== JSON.stringify(noValues));
  const madeId = create.data?.id;
  // Once nothing is unsaved any more, so that nobody is asked whether to leave.
  useEffect(() => {
    if (madeId === undefined) return;
    const seen =
      access.privacy !== "hidden" || (self !== undefined && access.teamIds.includes(self));
    location.hash = seen ? clientAddress(madeId) : "#/clients";
  }, [madeId, access, self]);
  return (
    <>
      <BackToClients />
      <AdminPage title="New client" purpose="A name is enough; the rest can follow.">
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!create.isPending) create.mutate();
          }}
        >
          <ClientFields
            values={values}
            privacy={access.privacy}
            change={(part) => setValues((before) => ({ ...before, ...part }))}
            problemOf={(field) => problemAt(create.error, field)}
          />
          <Block title="Who sees it">
            <AccessFields
              values={access}
              problem={problemAt(create.error, "teamIds")}
              onChange={setAccess}
            />
          </Block>
          {create.error && (
            <ProblemNotice error={create.error} unchanged="The client was not made." />
          )}
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={create.isPending}>
              {create.isPending ? "Working" : "Make the client"}
            </Button>
            <Button as="a" href="#/clients">
              Not now
            </Button>
          </div>
        </form>
      </AdminPage>
    </>
  );
}
