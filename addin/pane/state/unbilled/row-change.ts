import { formatMicro, formatMoney } from "#shared/decimal.ts";
import { nameKey } from "#shared/names.ts";
import type { InvoiceEntryView } from "#shared/wire/invoice.ts";
import { formatDate } from "../../../components/format.ts";
import { fieldNames } from "../../../workbook/mapping/fields.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";

/** What of a row is different from what was put on the invoice; "" where there is nothing. */
export interface FieldChange {
  name: string;
  before: string;
  now: string;
}

type Content = Omit<
  InvoiceEntryView,
  "key" | "writeOnOffMinor" | "carriedMinor" | "billedMinor"
> & { currency: string };

const kinds = { time: "Time", expense: "Expense", "fixed-fee": "Fixed fee" } as const;

/**
 * Field by field, what the invoice has of a row and what the row says now. `clientName` is the client that the row
 * names now, by the server's name of it: another way to write a name is no other client.
 */
export function changesOfRow(
  before: InvoiceEntryView,
  invoiceCurrency: string,
  now: SheetEntry,
  clientName: string,
  locale: string,
): FieldChange[] {
  const was = shownContent({ ...before, currency: invoiceCurrency }, locale);
  const is = shownContent({ ...now, clientName }, locale);
  return shownNames.flatMap((name) => {
    const change = { name, before: was[name] ?? "", now: is[name] ?? "" };
    return nameKey(change.before) === nameKey(change.now) ? [] : [change];
  });
}

function shownContent(content: Content, locale: string): Record<string, string> {
  const { quantityMicro, rateMicro, valueMinor, currency, date } = content;
  return {
    [fieldNames.client]: content.clientName,
    [fieldNames.workItem]: content.workItem,
    [fieldNames.date]: date === null ? "" : formatDate(date, locale),
    [fieldNames.person]: content.person,
    [fieldNames.partner]: content.partner,
    [fieldNames.description]: content.description,
    [fieldNames.quantity]: quantityMicro === null ? "" : formatMicro(quantityMicro, locale),
    [fieldNames.rate]: rateMicro === null ? "" : formatMicro(rateMicro, locale),
    [fieldNames.value]: formatMoney(valueMinor, currency, locale),
    [fieldNames.kind]: kinds[content.kind],
  };
}

const shownNames = (
  [
    "client",
    "workItem",
    "date",
    "person",
    "partner",
    "description",
    "quantity",
    "rate",
    "value",
    "kind",
  ] as const
).map((field) => fieldNames[field]);
