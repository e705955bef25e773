import { lastNameColumn } from "../mapping/settle-guesses.ts";
import { decimalOfNumber } from "../cells/number-cell.ts";
import type { ColumnMapping, Field } from "../mapping/fields.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";

/** Cells of a row by what they mean. */
export interface CellReader {
  cell: (row: readonly CellValue[], field: Field) => CellValue;
  /** Trimmed; "" for an empty cell, for an Excel error and for a field that no column has. */
  text: (row: readonly CellValue[], field: Field) => string;
}

/** First and last name are read as one; a percentage of a tax column as it is shown. */
export function cellReader(table: SheetTable, mapping: ColumnMapping): CellReader {
  const lastName = lastNameColumn(table, mapping);
  const taxFormat = table.numberFormats[mapping.taxCode.column ?? -1] ?? "";
  const cell = (row: readonly CellValue[], field: Field): CellValue => {
    const { column } = mapping[field];
    return column === null ? null : (row[column] ?? null);
  };
  const text = (row: readonly CellValue[], field: Field): string => {
    const held = cell(row, field);
    if (field === "person" && lastName !== null)
      return `${textOfCell(held)} ${textOfCell(row[lastName] ?? null)}`.trim();
    if (field === "taxCode" && typeof held === "number" && taxFormat.includes("%"))
      return `${decimalOfNumber(held * 100)}%`;
    return textOfCell(held);
  };
  return { cell, text };
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
