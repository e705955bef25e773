import type { PersonView } from "#shared/wire/person.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Sentences } from "../../parts/sentences.tsx";
import { usePeopleChange } from "./use-people.ts";

/** Asks before a person is shut out, or let in again. */
export function DisableDialog(props: {
  person: PersonView;
  onDone: (told: string) => void;
  onClose: () => void;
}) {
  const { person } = props;
  const { name, disabled } = person;
  const change = usePeopleChange((api, version: number) =>
    disabled ? api.enablePerson(person.id, version) : api.disablePerson(person.id, version),
  );
  return (
    <ConfirmDialog
      title={disabled ? `Let ${name} in again?` : `Shut ${name} out?`}
      action={disabled ? `Let ${name} in` : `Shut ${name} out`}
      working={change.isPending}
      error={change.error}
      unchanged={disabled ? "Nobody was let in." : "Nobody was shut out."}
      onConfirm={() =>
        change.mutate(person.version, {
          onSuccess: () =>
            props.onDone(disabled ? `${name} may sign in again.` : `${name} is shut out.`),
        })
      }
      onClose={props.onClose}
    >
      <Sentences
        texts={
          disabled
            ? [`${name} may sign in again, with the rights that are shown.`]
            : [
                `${name} is signed out everywhere at once and cannot sign in.`,
                "What they did stays, and so do their rights, for when they are let in again.",
              ]
        }
      />
    </ConfirmDialog>
  );
}
