import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Amount } from "../../../components/amount.tsx";
import { counted, formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Section } from "../../../components/page.tsx";
import { RowButton } from "../../../components/row-button.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { InvoiceDetail, InvoiceEntryView } from "#shared/wire/invoice.ts";
import { useGoToKey } from "../../state/unbilled/use-go-to-key.ts";
import { WorkbookError } from "../../../workbook/workbook-error.ts";
import { useRemoveEntry } from "../../state/use-remove-entry.ts";
import { ProblemNotice } from "../problem-notice.tsx";

/** The rows of the sheet behind an invoice; one click leads to a row where the open sheet has it. */
export function InvoiceEntries({ invoice }: { invoice: InvoiceDetail }) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const goTo = useGoToKey();
  const remove = useRemoveEntry(invoice);
  const isGone = goTo.error instanceof WorkbookError && goTo.error.problem === "table-gone";
  const goneKey = isGone && invoice.actions.edit.allowed ? goTo.variables : undefined;
  return (
    <Section title="Rows behind it">
      {goTo.error && <ProblemNotice error={goTo.error} />}
      {goneKey !== undefined && (
        <Button
          size="small"
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate(goneKey);
            goTo.reset();
          }}
        >
          Take the row off this draft
        </Button>
      )}
      {remove.error && (
        <ProblemNotice error={remove.error} unchanged="The draft was not changed." />
      )}
      <RowButton
        first={counted(invoice.entryCount, "row", "rows", locale)}
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <VirtualRows
          rows={invoice.entries}
          keyOf={({ key }) => key}
          estimateHeightPx={48}
          label="Rows behind this invoice"
        >
          {(entry) => (
            <RowButton
              inner
              first={entry.description === "" ? entry.workItem : entry.description}
              second={factsOf(entry, locale)}
              title="Go to the row in the sheet"
              end={<Amount amountMinor={entry.billedMinor} currency={invoice.currency} bare />}
              onClick={() => goTo.mutate(entry.key)}
            />
          )}
        </VirtualRows>
      )}
    </Section>
  );
}

function factsOf(entry: InvoiceEntryView, locale: string): string {
  const date = entry.date === null ? "" : formatDate(entry.date, locale);
  return [date, entry.person, entry.workItem].filter((part) => part !== "").join(" · ");
}
