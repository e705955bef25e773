import { findOutcomeColumns } from "../../../addin/workbook/outcome-columns.ts";
import type { CellValue, SheetTable } from "../../../addin/workbook/sheet-table.ts";

/** A table as read, from headers and rows; everything else as in a plain workbook opened in London. */
export function makeTable(
  headers: string[],
  rows: CellValue[][],
  changes: Partial<SheetTable> = {},
): SheetTable {
  return {
    id: "1",
    name: "Timesheet",
    sheetName: "Timesheet",
    headers,
    rows,
    firstSheetRow: 2,
    firstSheetColumn: 0,
    outcome: findOutcomeColumns(headers),
    hiddenRows: [],
    hiddenColumns: [],
    numberFormats: headers.map(() => "General"),
    dateSystem: 1900,
    separators: { decimal: ".", group: "," },
    dateOrder: null,
    ...changes,
  };
}
