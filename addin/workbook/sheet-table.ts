/** An Excel error such as `#N/A`: never a number, never a text (R11). */
export interface CellError {
  error: string;
}

/** What a cell holds; null is an empty cell. Dates are serial numbers here. */
export type CellValue = string | number | boolean | null | CellError;

/** The columns that this product writes, appended once at the table's end (design §7). */
export type OutcomeColumn = "run" | "invoice" | "status" | "key";

/** A table as it stood at one moment; plain, so that it can cross to a worker. */
export interface SheetTable {
  id: string;
  name: string;
  sheetName: string;
  /** All headers, the outcome columns too; `outcome` says which those are. */
  headers: string[];
  /** Rows of cells, each as long as `headers`. */
  rows: CellValue[][];
  /** Number that Excel shows beside `rows[0]`; row i is at `firstSheetRow + i`. */
  firstSheetRow: number;
  /** Position of column 0 on the sheet, counted from 0. */
  firstSheetColumn: number;
  outcome: Record<OutcomeColumn, number | null>;
  /** Sheet rows that a filter or a person has hidden. */
  hiddenRows: number[];
  hiddenColumns: number[];
  /** One format a column, in en-US codes, from the first row that has something in it. */
  numberFormats: string[];
  /** By column, the format of each row, where the rows of a column show amounts in different currencies. */
  rowFormats?: Readonly<Record<number, readonly string[]>>;
  dateSystem: 1900 | 1904;
  separators: { decimal: string; group: string };
  /** How dates are written where the workbook is open; decides only what a column of texts leaves open. */
  dateOrder: DateOrder | null;
}

export type DateOrder = "day-first" | "month-first" | "year-first";

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** "A" for 0, "AB" for 27. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Address as Excel writes it, e.g. `Timesheet!D14` or `'March 26'!D14`. */
export function cellAddress(table: SheetTable, sheetRow: number, column: number): string {
  const sheet = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(table.sheetName)
    ? table.sheetName
    : `'${table.sheetName.replaceAll("'", "''")}'`;
  return `${sheet}!${columnLetters(table.firstSheetColumn + column)}${sheetRow}`;
}
