import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RightName } from "#shared/wire/person.ts";
import { DialogButtons, DialogForm, PaneDialog } from "../../../components/pane-dialog.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";
import { NewLinkView } from "./new-link-view.tsx";
import { reasonAgainst, rightNames, rightTitles, withRight } from "./rights-words.ts";
import { usePeopleChange } from "./use-people.ts";

const useStyles = makeStyles({
  set: { margin: 0, padding: 0, border: "none", minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
});

/** Name, address and rights of somebody new; then the link to send to them. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const [typed, setTyped] = useState({ name: "", email: "" });
  const [rights, setRights] = useState({ billingAccess: true, sendExport: false, admin: false });
  const invite = usePeopleChange((api, body: Parameters<typeof api.invitePerson>[0]) =>
    api.invitePerson(body),
  );

  if (invite.data) {
    const { person, link } = invite.data;
    return (
      <PaneDialog title={`${person.name} is invited`} onClose={onClose}>
        <DialogForm onSubmit={onClose}>
          <NewLinkView name={person.name} link={link} />
          <DialogButtons>
            <Button type="submit" appearance="primary">
              Close
            </Button>
          </DialogButtons>
        </DialogForm>
      </PaneDialog>
    );
  }
  return (
    <ConfirmDialog
      title="Invite a person"
      action="Invite"
      ready={isNamed(typed)}
      working={invite.isPending}
      error={invite.error}
      unchanged="Nobody was invited."
      onConfirm={() => invite.mutate({ ...typed, rights })}
      onClose={onClose}
    >
      <NameFields typed={typed} error={invite.error} onChange={setTyped} />
      {/* Not a Field: it would give its one id to every box. */}
      <fieldset className={styles.set}>
        <legend className={styles.legend}>Rights</legend>
        {rightNames.map((right) => (
          <RightChoice
            key={right}
            right={right}
            held={rights[right]}
            reason={reasonAgainst(rights, right)}
            onChange={(held) => setRights(withRight(rights, right, held))}
          />
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}

function RightChoice(props: {
  right: RightName;
  held: boolean;
  reason: string | null;
  onChange: (held: boolean) => void;
}) {
  const { right, reason } = props;
  return (
    <div>
      <Checkbox
        checked={props.held}
        disabled={reason !== null}
        label={reason === null ? rightTitles[right] : `${rightTitles[right]} (${reason})`}
        onChange={(_, { checked }) => props.onChange(checked === true)}
      />
    </div>
  );
}
