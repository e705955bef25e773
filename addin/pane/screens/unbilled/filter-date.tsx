import { Field, Input } from "@fluentui/react-components";

/** Rows up to and including a day. */
export function FilterDate(props: {
  upTo: string | null;
  onChange: (upTo: string | null) => void;
}) {
  return (
    <Field label="Rows dated up to" hint="Rows without a date stay in." style={{ paddingTop: 8 }}>
      <Input
        type="date"
        value={props.upTo ?? ""}
        onChange={(_, { value }) => props.onChange(value === "" ? null : value)}
      />
    </Field>
  );
}
