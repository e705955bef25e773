import type { ColumnMapping } from "../mapping/fields.ts";
import type { DateOrder, SheetTable } from "../sheet-table.ts";
import type { UnderstoodRows } from "./sheet-entry.ts";

export interface UnderstandOptions {
  /** Of the firm; for rows that name no currency. */
  defaultCurrency: string;
  /** Column whose text becomes `groupLabel` (R6), or null. */
  groupColumn?: number | null;
  /** What the person chose when the column of texts does not decide it. */
  dateOrder?: DateOrder | null;
}

/** Cells to entries and problems (R11); pure, fit for a worker. */
export function understandRows(
  _table: SheetTable,
  _mapping: ColumnMapping,
  _options: UnderstandOptions,
): UnderstoodRows {
  throw new Error("not written yet");
}
