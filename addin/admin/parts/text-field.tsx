import { Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  short: { maxWidth: "220px" },
  usual: { maxWidth: "480px" },
});

/** One line, or several, of text under its name; what the server found wrong with it stands below. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
  /** `short` for codes, numbers and dates. */
  size?: "short" | "usual";
  lines?: number;
  type?: "text" | "email" | "date" | "password" | "url" | "tel";
  autoComplete?: string;
}) {
  const styles = useStyles();
  const { lines = 1 } = props;
  return (
    <Field
      label={props.label}
      className={styles[props.size ?? "usual"]}
      required={props.required ?? false}
      {...(props.hint === undefined ? {} : { hint: { children: props.hint } })}
      {...(props.problem === undefined ? {} : { validationMessage: props.problem })}
    >
      {lines > 1 ? (
        <Textarea
          value={props.value}
          rows={lines}
          resize="vertical"
          onChange={(_, { value }) => props.onChange(value)}
        />
      ) : (
        <Input
          value={props.value}
          type={props.type ?? "text"}
          autoComplete={props.autoComplete ?? "off"}
          onChange={(_, { value }) => props.onChange(value)}
        />
      )}
    </Field>
  );
}
