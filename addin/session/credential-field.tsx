import { Field, Input } from "@fluentui/react-components";

/** A field of a sign-in form; the browser and password managers know it by its autocomplete name. */
export function CredentialField(props: {
  label: string;
  type: "email" | "password" | "text" | "code";
  autoComplete: "username" | "current-password" | "new-password" | "one-time-code" | "name" | "off";
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  problem?: string | undefined;
  focus?: boolean;
}) {
  return (
    <Field
      label={props.label}
      required
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...(props.problem === undefined ? {} : { validationMessage: props.problem })}
    >
      <Input
        type={props.type === "code" ? "text" : props.type}
        name={props.autoComplete}
        autoComplete={props.autoComplete}
        value={props.value}
        autoFocus={props.focus ?? false}
        {...(props.type === "code" ? { inputMode: "numeric" as const, maxLength: 6 } : {})}
        onChange={(_, { value }) => props.onChange(value)}
      />
    </Field>
  );
}
