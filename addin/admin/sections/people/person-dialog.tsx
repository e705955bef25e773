import { useState } from "react";
import type { PersonView } from "#shared/wire/person.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";
import { usePeopleChange } from "./use-people.ts";

/** Corrects a person's name and address. */
export function PersonDialog(props: {
  person: PersonView;
  onDone: (told: string) => void;
  onClose: () => void;
}) {
  const { person } = props;
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const change = usePeopleChange((api, version: number) =>
    api.updatePerson(person.id, version, { name, email }),
  );
  return (
    <ConfirmDialog
      title={`Correct ${person.name}`}
      action="Save"
      ready={name.trim() !== "" && email.trim() !== ""}
      working={change.isPending}
      error={change.error}
      unchanged="The person was not changed."
      onConfirm={() =>
        change.mutate(person.version, { onSuccess: () => props.onDone(`${name} is saved.`) })
      }
      onClose={props.onClose}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        required
        problem={problemAt(change.error, "name")}
      />
      <TextField
        label="E-mail address"
        type="email"
        value={email}
        onChange={setEmail}
        required
        problem={problemAt(change.error, "email")}
      />
    </ConfirmDialog>
  );
}
