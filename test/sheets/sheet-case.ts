import type { RateCard } from "#shared/rate-card.ts";
import type { SampleSheet } from "../../addin/trial/sample-sheet.ts";
import type { Field } from "../../addin/workbook/mapping/fields.ts";
import type { NotBillableRow, RowProblemCode } from "../../addin/workbook/rows/sheet-entry.ts";
import type { CellValue } from "../../addin/workbook/sheet-table.ts";

/** A sheet as somebody really has it, and what must be read from it without touching the mapping. */
export interface SheetCase {
  /** What it is, e.g. "Harvest, detailed time". */
  name: string;
  sheet: SampleSheet;
  /** Excel's language where it is opened. */
  culture: "en-US" | "en-GB" | "de-DE" | "de-CH" | "fr-FR" | "es-ES" | "it-IT" | "nl-NL" | "pt-PT";
  firmCurrency: string;
  rateCard?: RateCard;
  /** Header by field; no field may be mapped beside these. */
  mapping: Partial<Record<Field, string>>;
  /** "row | client | work item | date | person | hours | value", as the sheet means them. */
  entries: string[];
  /** "cell code", e.g. "D7 not-a-number". */
  problems?: `${string} ${RowProblemCode}`[];
  /** "row reason". */
  notBillable?: `${number} ${NotBillableRow["reason"]}`[];
  /** What the entries come to, e.g. "1234.50 GBP". */
  totals: string[];
}

/** A cell of a formula that gives an error is written as the error's name. */
export type SheetCells = Exclude<CellValue, object>[][];

/** A sheet with the given headers in its first row and rows below. */
export function plainSheet(
  name: string,
  headers: string,
  rows: SheetCells,
  numberFormats: Record<string, string> = {},
): SampleSheet {
  const columns = headers.split(",");
  const formats = Object.entries(numberFormats).map(([header, format]): [number, string] => [
    columns.indexOf(header),
    format,
  ]);
  return { name, cells: [columns, ...rows], numberFormats: Object.fromEntries(formats) };
}
