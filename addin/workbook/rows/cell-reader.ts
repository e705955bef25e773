import { decimalOfNumber } from "../cells/number-cell.ts";
import type { ColumnMapping, Field } from "../mapping/fields.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";

/** Cells of a row by what they mean. */
export interface CellReader {
  cell: (row: readonly CellValue[], field: Field) => CellValue;
  /** Trimmed; "" for an empty cell, for an Excel error and for a field that no column has. */
  text: (row: readonly CellValue[], field: Field) => string;
}

export function cellReader(_table: SheetTable, mapping: ColumnMapping): CellReader {
  const cell = (row: readonly CellValue[], field: Field): CellValue => {
    const { column } = mapping[field];
    return column === null ? null : (row[column] ?? null);
  };
  return { cell, text: (row, field) => textOfCell(cell(row, field)) };
}

/** A cell as a name or an ID: 1042 is "1042", never "1042.0" or "1,042". */
export function textOfCell(cell: CellValue): string {
  if (cell === null || typeof cell === "object") return "";
  if (typeof cell === "string") return cell.trim();
  return typeof cell === "number" ? decimalOfNumber(cell) : cell ? "TRUE" : "FALSE";
}

/** Whether a row holds nothing in the person's own columns. */
export function isEmptyRow(row: readonly CellValue[], ownColumns: readonly number[]): boolean {
  return ownColumns.every((column) => {
    const cell = row[column] ?? null;
    return cell === null || (typeof cell === "string" && cell.trim() === "");
  });
}
