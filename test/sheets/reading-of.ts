import { microText, minorText } from "#shared/decimal.ts";
import { sumByCurrency } from "#shared/money.ts";
import { guessMapping } from "../../addin/workbook/mapping/guess-mapping.ts";
import { fields } from "../../addin/workbook/mapping/fields.ts";
import { understandRows } from "../../addin/workbook/rows/understand-rows.ts";
import type { Field } from "../../addin/workbook/mapping/fields.ts";
import type { SheetEntry } from "../../addin/workbook/rows/sheet-entry.ts";
import type { SheetTable } from "../../addin/workbook/sheet-table.ts";
import type { SheetCase } from "./sheet-case.ts";

/** What is read from a table without touching the mapping, in the words of a sheet case. */
export function readingOf(
  table: SheetTable,
  { firmCurrency, rateCard }: Pick<SheetCase, "firmCurrency" | "rateCard">,
): Required<Pick<SheetCase, "mapping" | "entries" | "problems" | "notBillable" | "totals">> {
  const mapping = guessMapping(table);
  const headers: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const { column } = mapping[field];
    if (column !== null) headers[field] = table.headers[column] ?? "";
  }
  const { entries, problems, notBillable } = understandRows(table, mapping, {
    defaultCurrency: firmCurrency,
    ...(rateCard === undefined ? {} : { rateCard }),
  });
  const sums = sumByCurrency(
    entries.map(({ currency, valueMinor }) => ({ currency, amountMinor: valueMinor })),
  );
  return {
    mapping: headers,
    entries: entries.map(entryText),
    // safe because an address is followed by its code
    problems: problems.map(
      ({ address, code }) => `${address.split("!")[1] ?? ""} ${code}`,
    ) as Required<SheetCase>["problems"],
    notBillable: notBillable.map(({ sheetRow, reason }) => `${sheetRow} ${reason}` as const),
    totals: sums.map(
      ({ currency, amountMinor }) => `${minorText(amountMinor, currency)} ${currency}`,
    ),
  };
}

function entryText(entry: SheetEntry): string {
  const { sheetRow, clientName, workItem, date, person, quantityMicro, valueMinor, currency } =
    entry;
  const hours = quantityMicro === null ? "" : microText(quantityMicro);
  const kind = entry.kind === "expense" ? " expense" : "";
  const worth = `${minorText(valueMinor, currency)} ${currency}${kind}`;
  return [sheetRow, clientName, workItem, date ?? "", person, hours, worth].join(" | ");
}
