import { useState } from "react";
import type { PersonView } from "#shared/wire/person.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";
import { usePeopleChange } from "./use-people.ts";

/** Corrects a person's name and address. */
export function PersonDialog(props: {
  person: PersonView;
  onDone: (told: string) => void;
  onClose: () => void;
}) {
  const { person } = props;
  const [typed, setTyped] = useState({ name: person.name, email: person.email });
  const change = usePeopleChange((api, version: number) =>
    api.updatePerson(person.id, version, typed),
  );
  return (
    <ConfirmDialog
      title={`Correct ${person.name}`}
      action="Save"
      ready={isNamed(typed)}
      working={change.isPending}
      error={change.error}
      unchanged="The person was not changed."
      onConfirm={() =>
        change.mutate(person.version, { onSuccess: () => props.onDone(`${typed.name} is saved.`) })
      }
      onClose={props.onClose}
    >
      <NameFields typed={typed} error={change.error} onChange={setTyped} />
    </ConfirmDialog>
  );
}
