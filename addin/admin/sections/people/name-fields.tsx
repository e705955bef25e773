import { TextField } from "../../parts/text-field.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";

/** What a person is called, and where they sign in with. */
export interface NameAndEmail {
  name: string;
  email: string;
}

export function isNamed({ name, email }: NameAndEmail): boolean {
  return name.trim() !== "" && email.trim() !== "";
}

/** A person's name and address as they are typed. */
export function NameFields(props: {
  typed: NameAndEmail;
  error: unknown;
  onChange: (typed: NameAndEmail) => void;
}) {
  const { typed, error, onChange } = props;
  return (
    <>
      <TextField
        label="Name"
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        required
        problem={problemAt(error, "name")}
      />
      <TextField
        label="E-mail address"
        type="email"
        value={typed.email}
        onChange={(email) => onChange({ ...typed, email })}
        required
        problem={problemAt(error, "email")}
      />
    </>
  );
}
