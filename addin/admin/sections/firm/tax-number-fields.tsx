import type { TaxNumber } from "#shared/wire/firm.ts";
import { RemovableRow, RowList } from "../../parts/removable-row.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import type { FirmValues } from "./firm-values.ts";

const most = 6;

/** The firm's tax numbers, each under a name. */
export function TaxNumberFields({ form }: { form: EditForm<FirmValues> }) {
  const { taxNumbers } = form.values;
  const put = (index: number, part: Partial<TaxNumber>) =>
    form.change({
      taxNumbers: taxNumbers.map((one, at) => (at === index ? { ...one, ...part } : one)),
    });
  return (
    <RowList
      label="Tax numbers"
      add={taxNumbers.length < most ? "Add a tax number" : null}
      onAdd={() => form.change({ taxNumbers: [...taxNumbers, { label: "", number: "" }] })}
    >
      {taxNumbers.map(({ label, number }, index) => (
        <RemovableRow
          // Rows have no name of their own; they are only added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          name={`tax number ${index + 1}`}
          widths="secondWider"
          onRemove={() => form.change({ taxNumbers: taxNumbers.toSpliced(index, 1) })}
        >
          <TextField
            label="Name"
            value={label}
            problem={form.problemOf(`taxNumbers/${index}/label`)}
            onChange={(text) => put(index, { label: text })}
          />
          <TextField
            label="Number"
            value={number}
            problem={form.problemOf(`taxNumbers/${index}/number`)}
            onChange={(text) => put(index, { number: text })}
          />
        </RemovableRow>
      ))}
    </RowList>
  );
}
