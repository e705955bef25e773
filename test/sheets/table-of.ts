import { isDate, serialOfDate } from "#shared/calendar.ts";
import { isDateFormat } from "../../addin/workbook/cells/date-cell.ts";
import { findHeader, rowsOfSameList } from "../../addin/workbook/mapping/find-list.ts";
import { textOfCell } from "../../addin/workbook/rows/cell-reader.ts";
import { findOutcomeColumns } from "../../addin/workbook/outcome-columns.ts";
import type { CellValue, DateOrder, SheetTable } from "../../addin/workbook/sheet-table.ts";
import type { SheetCase } from "./sheet-case.ts";

const separators: Record<SheetCase["culture"], { decimal: string; group: string }> = {
  "en-US": { decimal: ".", group: "," },
  "en-GB": { decimal: ".", group: "," },
  "de-DE": { decimal: ",", group: "." },
  "de-CH": { decimal: ".", group: "’" },
  "fr-FR": { decimal: ",", group: "\u202f" },
  "es-ES": { decimal: ",", group: "." },
  "it-IT": { decimal: ",", group: "." },
  "nl-NL": { decimal: ",", group: "." },
  "pt-PT": { decimal: ",", group: " " },
};

/** The list on a sample sheet, as Excel hands it over once it is a table. */
export function tableOf({ sheet, culture }: SheetCase): SheetTable {
  const width = Math.max(...sheet.cells.map((row) => row.length));
  const formats = Array.from(
    { length: width },
    (_, column) => sheet.numberFormats?.[column] ?? "General",
  );
  const cells = sheet.cells.map((row) =>
    Array.from({ length: width }, (_, column) =>
      cellOf(row[column] ?? null, formats[column] ?? ""),
    ),
  );
  const header = findHeader(cells);
  if (header === null) throw new Error(`${sheet.name} has no headers.`);
  const { left, right, row: top } = header;
  const block = cells.map((row) => row.slice(left, right + 1));
  const headers = (block[top] ?? []).map((cell, column) =>
    cell === null ? `Column${column + 1}` : textOfCell(cell),
  );
  const below = block.slice(top + 1);
  return {
    id: "1",
    name: "List",
    sheetName: "List",
    headers,
    rows: below.slice(0, rowsOfSameList(below, headers)),
    firstSheetRow: top + 2,
    firstSheetColumn: left,
    outcome: findOutcomeColumns(headers),
    hiddenRows: [],
    hiddenColumns: (sheet.hiddenColumns ?? []).map((column) => column - left),
    numberFormats: formats.slice(left, right + 1),
    dateSystem: 1900,
    separators: separators[culture],
    dateOrder: (culture === "en-US" ? "month-first" : "day-first") satisfies DateOrder,
  };
}

function cellOf(cell: string | number | boolean | null, format: string): CellValue {
  if (cell === "=NA()") return { error: "#N/A" };
  // the trial turns ISO dates in date columns into real ones
  if (typeof cell === "string" && isDateFormat(format) && isDate(cell))
    return serialOfDate(cell, 1900);
  return cell;
}
