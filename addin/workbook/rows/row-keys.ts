import { textOfCell } from "./cell-reader.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";

export interface RowKey {
  /** null: the row has none of its own yet. */
  key: string | null;
  /** Sheet row that carries the same key and keeps it; null when this row is the first. */
  copyOf: number | null;
}

export const keyless: RowKey = { key: null, copyOf: null };

/** The column that identifies rows: the sheet's own ID where mapped, else the hidden key (R10). */
export function keyColumn(table: SheetTable, mapping: ColumnMapping): number | null {
  return mapping.entryId.column ?? table.outcome.key;
}

/** Identity of each row; of several rows with one key the first keeps it (R10). */
export function assignedKeys(table: SheetTable, mapping: ColumnMapping): RowKey[] {
  const column = keyColumn(table, mapping);
  if (column === null) return table.rows.map(() => keyless);
  const firstRows = new Map<string, number>();
  return table.rows.map((row, index) => {
    const key = textOfCell(row[column] ?? null);
    if (key === "") return keyless;
    const sheetRow = table.firstSheetRow + index;
    const first = firstRows.get(key);
    if (first !== undefined) return { key: null, copyOf: first };
    firstRows.set(key, sheetRow);
    return { key, copyOf: null };
  });
}
