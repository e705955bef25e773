import { useMemo, useState } from "react";
import { Amount } from "../../../components/amount.tsx";
import { Choice } from "../../../components/choice.tsx";
import { counted, formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Section } from "../../../components/page.tsx";
import { RowButton } from "../../../components/row-button.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import { formatMicro } from "#shared/decimal.ts";
import type { Entry } from "#shared/entry.ts";
import { billedMinor } from "#shared/entry.ts";
import { isPricedByCard } from "../../state/unbilled/card-rates.ts";
import { shownMinor, sortedInvoices } from "../../state/unbilled/preview.ts";
import type { InvoicePreview } from "../../state/unbilled/preview.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { PickedPreview, Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { NothingToBill } from "./nothing-to-bill.tsx";

type Row = { type: "invoice"; invoice: InvoicePreview } | { type: "entry"; entry: Entry };

/** The invoices that a run would have; each opens to the rows it would bill. */
export function InvoicePreviews(props: { unbilled: Unbilled; preview: PickedPreview }) {
  const { unbilled, preview } = props;
  const locale = useLocale();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const goTo = useGoTo(unbilled);
  const { sortBy } = unbilled.state;
  const rows = useMemo(
    () => rowsOf(sortedInvoices(preview.invoices, sortBy, locale), open),
    [preview.invoices, sortBy, locale, open],
  );
  const column = unbilled.mapping?.value.column ?? unbilled.mapping?.quantity.column ?? 0;

  function toggle(groupKey: string): void {
    const next = new Set(open);
    if (!next.delete(groupKey)) next.add(groupKey);
    setOpen(next);
  }

  const sheetOf = ({ key }: Entry) => preview.picked.find(({ entry }) => entry.key === key)?.sheet;

  /** The firm's rate where the row has none of its own. */
  function cardRateOf(entry: Entry): number | null {
    const { table, mapping, hasRateCard } = unbilled;
    if (!hasRateCard || table === null || mapping === null) return null;
    const sheet = sheetOf(entry);
    return sheet && isPricedByCard(table, mapping, sheet) ? entry.rateMicro : null;
  }

  function goToEntry(entry: Entry): void {
    const sheet = sheetOf(entry);
    if (sheet) goTo.mutate({ sheetRow: sheet.sheetRow, column });
  }

  if (preview.invoices.length === 0) {
    return <NothingToBill unbilled={unbilled} leftOutCount={preview.leftOutCount} />;
  }
  return (
    <Section
      title={counted(preview.invoices.length, "invoice to be", "invoices to be", locale)}
      aside={
        <Choice
          look="quiet"
          label="Order of the invoices"
          value={sortBy}
          options={[
            { value: "amount", text: "Largest first" },
            { value: "name", text: "By name" },
          ]}
          onChoose={(by) =>
            unbilled.dispatch({ type: "sorted", by: by === "name" ? "name" : "amount" })
          }
        />
      }
    >
      {goTo.error && <ProblemNotice error={goTo.error} />}
      <VirtualRows
        rows={rows}
        keyOf={(row) => (row.type === "invoice" ? row.invoice.groupKey : row.entry.key)}
        estimateHeightPx={48}
        label="Invoices to be"
      >
        {(row) =>
          row.type === "invoice" ? (
            <RowButton
              strong
              first={row.invoice.name}
              second={secondLine(row.invoice, locale)}
              expanded={open.has(row.invoice.groupKey)}
              end={<Amount amountMinor={shownMinor(row.invoice)} currency={row.invoice.currency} />}
              onClick={() => toggle(row.invoice.groupKey)}
            />
          ) : (
            <RowButton
              inner
              first={row.entry.description === "" ? row.entry.workItem : row.entry.description}
              second={entryLine(row.entry, locale, cardRateOf(row.entry))}
              title="Go to the cell"
              end={
                <Amount amountMinor={billedMinor(row.entry)} currency={row.entry.currency} bare />
              }
              onClick={() => goToEntry(row.entry)}
            />
          )
        }
      </VirtualRows>
    </Section>
  );
}

function rowsOf(invoices: readonly InvoicePreview[], open: ReadonlySet<string>): Row[] {
  return invoices.flatMap((invoice): Row[] => [
    { type: "invoice", invoice },
    ...(open.has(invoice.groupKey)
      ? invoice.entries.map((entry): Row => ({ type: "entry", entry }))
      : []),
  ]);
}

function secondLine({ label, entries }: InvoicePreview, locale: string): string {
  const rows = counted(entries.length, "row", "rows", locale);
  return label === "" ? rows : `${label} · ${rows}`;
}

function entryLine(entry: Entry, locale: string, cardRateMicro: number | null): string {
  const date = entry.date === null ? "" : formatDate(entry.date, locale);
  const rate = cardRateMicro === null ? "" : `rate card ${formatMicro(cardRateMicro, locale)}`;
  return [rate, date, entry.person, entry.workItem].filter((part) => part !== "").join(" · ");
}
