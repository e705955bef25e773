import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { RemovableRow, RowList } from "../../parts/removable-row.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import type { SettingsValues, TypedLimit } from "./settings-values.ts";

/** Which invoices need a second pair of eyes (R15). */
export function ApprovalFields({ form }: { form: EditForm<SettingsValues> }) {
  return (
    <Block
      title="Approval"
      text="An invoice that needs approval is approved by somebody who had no part in making or changing it, and cannot be posted before. So it takes two people."
    >
      <ChoiceField
        label="Invoices that need approval"
        value={form.values.approval}
        options={[
          { value: "none", text: "None: posting approves" },
          { value: "always", text: "All" },
          { value: "over-amount", text: "Those over an amount" },
        ]}
        onChange={(approval) => form.change({ approval })}
      />
      {form.values.approval === "over-amount" && <Limits form={form} />}
    </Block>
  );
}

function Limits({ form }: { form: EditForm<SettingsValues> }) {
  const firmCurrency = useMe()?.firm.currency ?? "";
  const limits = form.values.approvalLimits;
  const put = (index: number, part: Partial<TypedLimit>) =>
    form.change({
      approvalLimits: limits.map((one, at) => (at === index ? { ...one, ...part } : one)),
    });
  const next = { currency: limits.length === 0 ? firmCurrency : "", amount: "" };
  return (
    <RowList
      label="Amounts over which approval is needed"
      add="Add an amount"
      onAdd={() => form.change({ approvalLimits: [...limits, next] })}
    >
      <span>With tax. Invoices in a currency that is not named here always need approval.</span>
      {limits.map(({ currency, amount }, index) => (
        <RemovableRow
          // Rows have no name of their own; they are only added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          name={`amount ${index + 1}`}
          widths="even"
          onRemove={() => form.change({ approvalLimits: limits.toSpliced(index, 1) })}
        >
          <TextField
            label="Currency"
            value={currency}
            problem={form.problemOf(`approvalLimits/${index}/currency`)}
            onChange={(text) => put(index, { currency: text })}
          />
          <TextField
            label="Over"
            value={amount}
            problem={form.problemOf(`approvalLimits/${index}/amountMinor`)}
            onChange={(text) => put(index, { amount: text })}
          />
        </RemovableRow>
      ))}
    </RowList>
  );
}
