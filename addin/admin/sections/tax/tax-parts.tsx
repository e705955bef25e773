import { Checkbox } from "@fluentui/react-components";
import { RemovableRow, RowList } from "../../parts/removable-row.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { TypedPart } from "./typed-parts.ts";

const most = 5;

/** What a rate is made of: one percentage, several side by side, or one on top of those before it. */
export function TaxParts(props: {
  parts: readonly TypedPart[];
  onChange: (parts: TypedPart[]) => void;
}) {
  const { parts, onChange } = props;
  const put = (index: number, change: Partial<TypedPart>) =>
    onChange(parts.map((part, at) => (at === index ? { ...part, ...change } : part)));
  const add = parts.length === 0 ? "Add a percentage" : "Add a part";
  return (
    <RowList
      label="Parts of the rate"
      add={parts.length < most ? add : null}
      onAdd={() => onChange([...parts, { name: "", percent: "", compound: false }])}
    >
      {parts.map(({ name, percent, compound }, index) => (
        <RemovableRow
          // Parts have no name of their own; they are only added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          name={`part ${index + 1}`}
          widths="firstWider"
          onRemove={() => onChange(parts.toSpliced(index, 1))}
          rest={
            index > 0 && (
              <Checkbox
                label="Charged on the amount with the parts before it"
                checked={compound}
                onChange={(_, { checked }) => put(index, { compound: checked === true })}
              />
            )
          }
        >
          <TextField
            label="Name of the tax"
            value={name}
            onChange={(text) => put(index, { name: text })}
          />
          <TextField
            label="Per cent"
            value={percent}
            onChange={(text) => put(index, { percent: text })}
          />
        </RemovableRow>
      ))}
      {parts.length === 0 && <span>No tax is charged under this code.</span>}
    </RowList>
  );
}
