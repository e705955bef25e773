import { Field, Select, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({ field: { maxWidth: "480px" } });

/** One of several under its name, in the browser's own list. */
export function ChoiceField<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
  problem?: string | undefined;
  hint?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <Field
      label={props.label}
      className={styles.field}
      {...(props.hint === undefined ? {} : { hint: { children: props.hint } })}
      {...(props.problem === undefined ? {} : { validationMessage: props.problem })}
    >
      <Select
        value={props.value}
        onChange={(_, { value }) => {
          const chosen = props.options.find((option) => option.value === value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
