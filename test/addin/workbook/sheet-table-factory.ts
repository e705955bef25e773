import { outcomeHeaders } from "../../../addin/workbook/sheet-table.ts";
import type { CellValue, OutcomeColumn, SheetTable } from "../../../addin/workbook/sheet-table.ts";

/** A table as read, from headers and rows; everything else as in a plain workbook opened in London. */
export function makeTable(
  headers: string[],
  rows: CellValue[][],
  changes: Partial<SheetTable> = {},
): SheetTable {
  const at = (column: OutcomeColumn): number | null => {
    const index = headers.indexOf(outcomeHeaders[column]);
    return index === -1 ? null : index;
  };
  return {
    id: "1",
    name: "Timesheet",
    sheetName: "Timesheet",
    headers,
    rows,
    firstSheetRow: 2,
    firstSheetColumn: 0,
    outcome: { run: at("run"), invoice: at("invoice"), status: at("status"), key: at("key") },
    hiddenRows: [],
    hiddenColumns: [],
    numberFormats: headers.map(() => "General"),
    dateSystem: 1900,
    separators: { decimal: ".", group: "," },
    dateOrder: null,
    ...changes,
  };
}
