import { Button } from "@fluentui/react-components";
import type { PersonView } from "#shared/wire/person.ts";
import { DialogButtons, DialogForm, PaneDialog } from "../../../components/pane-dialog.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Sentences } from "../../parts/sentences.tsx";
import { NewLinkView } from "./new-link-view.tsx";
import { usePeopleChange } from "./use-people.ts";

/** A new link to sign in with, e.g. when a password is lost or an invitation has run out. */
export function NewLinkDialog(props: { person: PersonView; onClose: () => void }) {
  const { person } = props;
  const make = usePeopleChange((api, personId: string) => api.newLink(personId));
  if (make.data) {
    return (
      <PaneDialog title={`A new link for ${person.name}`} onClose={props.onClose}>
        <DialogForm onSubmit={props.onClose}>
          <NewLinkView name={person.name} link={make.data} />
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
      title={`Make a new link for ${person.name}?`}
      action="Make a new link"
      working={make.isPending}
      error={make.error}
      unchanged="No link was made."
      onConfirm={() => make.mutate(person.id)}
      onClose={props.onClose}
    >
      <Sentences
        texts={[
          `With it ${person.name} chooses a new password and signs in.`,
          "Links made before stop working.",
        ]}
      />
    </ConfirmDialog>
  );
}
