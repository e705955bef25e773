import { WorkbookError } from "../workbook-error.ts";
import { tableIsGone } from "./excel-problem.ts";
import { askVisible, visibleLines } from "./visible-lines.ts";
import type { RunSession } from "./excel-session.ts";

/** Selects a cell of a table, wherever the table is by now. */
export function goTo(
  run: RunSession,
  tableId: string,
  sheetRow: number,
  column: number,
): Promise<void> {
  return run({ kind: "read" }, async ({ context, sync }) => {
    const table = context.workbook.tables.getItemOrNullObject(tableId);
    table.load("id");
    const whole = table.getRange();
    whole.load("rowIndex,rowCount,columnIndex,columnCount");
    await sync();
    if (table.isNullObject) throw tableIsGone();
    const row = sheetRow - 1 - whole.rowIndex;
    if (row < 0 || row >= whole.rowCount || column < 0 || column >= whole.columnCount)
      throw new WorkbookError(
        "table-gone",
        "The row is no longer in the table.",
        "Press Refresh to read the table again.",
      );
    table.worksheet.activate();
    whole.getCell(row, column).select();
    await sync();
  });
}

/** Sheet rows of the table's body that are not hidden. */
export function visibleRows(run: RunSession, tableId: string): Promise<number[]> {
  return run({ kind: "read" }, async ({ context, sync }) => {
    const table = context.workbook.tables.getItemOrNullObject(tableId);
    const body = table.getDataBodyRange();
    table.load("id");
    body.load("rowIndex,rowCount");
    const visible = askVisible(body);
    await sync();
    if (table.isNullObject) throw tableIsGone();
    return bodyRows(body).filter((row) => visibleLines(visible).rows.has(row - 1));
  });
}

/** Sheet rows of the table's body that the selection touches; what a filter hides is not selected. */
export function selectedRows(run: RunSession, tableId: string): Promise<number[]> {
  return run({ kind: "read" }, async ({ context, sync }) => {
    const { workbook } = context;
    const table = workbook.tables.getItemOrNullObject(tableId);
    const body = table.getDataBodyRange();
    const selection = workbook.getSelectedRanges();
    table.load("id");
    table.worksheet.load("id");
    body.load("rowIndex,rowCount");
    selection.worksheet.load("id");
    selection.load("areas/items/rowIndex,areas/items/rowCount");
    const visible = askVisible(body);
    await sync();
    if (table.isNullObject) throw tableIsGone();
    if (selection.worksheet.id !== table.worksheet.id) return [];
    const { rows } = visibleLines(visible);
    const blocks = selection.areas.items;
    return bodyRows(body).filter(
      (row) =>
        rows.has(row - 1) &&
        blocks.some(({ rowIndex, rowCount }) => row > rowIndex && row <= rowIndex + rowCount),
    );
  });
}

function bodyRows({ rowIndex, rowCount }: Excel.Range): number[] {
  return Array.from({ length: rowCount }, (_, index) => rowIndex + index + 1);
}
