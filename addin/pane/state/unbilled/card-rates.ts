import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { isBlank } from "../../../workbook/mapping/headings.ts";

/** Whether the rate of a row is the firm's: the row itself has neither a rate nor an amount. */
export function isPricedByCard(
  table: SheetTable,
  mapping: ColumnMapping,
  { sheetRow, rateMicro }: Pick<SheetEntry, "sheetRow" | "rateMicro">,
): boolean {
  if (rateMicro === null) return false;
  const row = table.rows[sheetRow - table.firstSheetRow];
  return [mapping.rate.column, mapping.value.column].every(
    (column) => column === null || isBlank(row?.[column]),
  );
}

export function countPricedByCard(
  table: SheetTable,
  mapping: ColumnMapping,
  entries: readonly Pick<SheetEntry, "sheetRow" | "rateMicro">[],
): number {
  return entries.reduce((count, entry) => count + Number(isPricedByCard(table, mapping, entry)), 0);
}
