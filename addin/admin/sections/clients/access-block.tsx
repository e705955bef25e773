import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ClientDetail } from "#shared/wire/client.ts";
import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useUnsaved } from "../../parts/unsaved.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";
import { AccessFields } from "./access-fields.tsx";
import type { AccessValues } from "./access-fields.tsx";
import { clientKey, useClientsApi, useForgetClients } from "./client-queries.ts";
import { privacyName } from "./client-words.ts";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** Who sees a client that is there, changed after a question in words. */
export function AccessBlock({ client }: { client: ClientDetail }) {
  const styles = useStyles();
  const api = useClientsApi();
  const queries = useQueryClient();
  const forget = useForgetClients();
  const self = useMe()?.person.id;
  const held: AccessValues = { privacy: client.privacy, teamIds: client.team.map(({ id }) => id) };
  const [typed, setTyped] = useState<AccessValues | null>(null);
  const [asking, setAsking] = useState(false);
  const [gone, setGone] = useState(false);
  const values = typed ?? held;
  const isChanged =
    values.privacy !== held.privacy ||
    JSON.stringify(values.teamIds.toSorted()) !== JSON.stringify(held.teamIds.toSorted());
  useUnsaved(isChanged);
  const change = useMutation({
    mutationFn: () =>
      api.changeAccess(client.id, client.version, {
        privacy: values.privacy,
        teamIds: [...values.teamIds],
      }),
    onSuccess: async ({ client: answer }) => {
      setTyped(null);
      setAsking(false);
      if (answer === null) {
        setGone(true);
        return;
      }
      queries.setQueryData(clientKey(client.id), answer);
      await forget();
    },
  });
  // Once nothing is unsaved any more, so that nobody is asked whether to leave.
  useEffect(() => {
    if (!gone) return;
    location.hash = "#/clients";
    return () => void forget();
  }, [gone, forget]);
  const leaves =
    values.privacy !== "public" && (self === undefined || !values.teamIds.includes(self));
  return (
    <Block title="Who sees it" text="A change holds at once, also for the invoices that there are.">
      <AccessFields
        values={values}
        team={client.team}
        problem={problemAt(change.error, "teamIds")}
        onChange={setTyped}
      />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!isChanged}
          onClick={() => isChanged && setAsking(true)}
        >
          Change who sees it
        </Button>
        {isChanged && <Button onClick={() => setTyped(null)}>Discard</Button>}
      </div>
      {asking && (
        <ConfirmDialog
          title={`${client.name}: ${privacyName(values.privacy)}?`}
          action="Change who sees it"
          working={change.isPending}
          error={change.error}
          unchanged="Who sees the client was not changed."
          onConfirm={() => change.mutate()}
          onClose={() => {
            change.reset();
            setAsking(false);
          }}
        >
          {consequences(held, values)}
          {leaves && (
            <p>
              You are not on its team: after this you{" "}
              {values.privacy === "hidden" ? "do not see it any more" : "see its name only"}, and
              cannot take it back yourself.
            </p>
          )}
        </ConfirmDialog>
      )}
    </Block>
  );
}

function consequences(held: AccessValues, values: AccessValues): string {
  if (held.privacy === values.privacy) return "The team is another one from now on.";
  switch (values.privacy) {
    case "public":
      return "Everybody with billing access will see the client and all its invoices, also the earlier ones.";
    case "private":
      return "Others will see the name only, and none of its invoices. It pays for itself, and nobody else bills to it any more.";
    case "hidden":
      return "Others will not learn that the client exists; of its invoices they are told only how many a run has. It pays for itself, and nobody else bills to it any more. What others have seen or downloaded before stays with them.";
  }
}
