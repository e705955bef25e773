import { bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import { guardSheet } from "../sheet-protection.ts";
import type { Worksheet } from "../worksheet.ts";

export function hideRows(sheet: Worksheet, within: Area, hidden: boolean): void {
  guardSheet(sheet, "allowFormatRows");
  sheet.workbook.undo.assign(
    sheet,
    "hiddenRows",
    changed(sheet.hiddenRows, within.top, bottomOf(within), hidden),
  );
  sheet.workbook.announce({ kind: "rows-hidden", sheet, area: within, hidden });
}

export function hideColumns(sheet: Worksheet, within: Area, hidden: boolean): void {
  guardSheet(sheet, "allowFormatColumns");
  sheet.workbook.undo.assign(
    sheet,
    "hiddenColumns",
    changed(sheet.hiddenColumns, within.left, rightOf(within), hidden),
  );
}

export function setColumnWidth(sheet: Worksheet, within: Area, widthPx: number): void {
  guardSheet(sheet, "allowFormatColumns");
  const widths = new Map(sheet.columnWidths);
  for (let column = within.left; column < rightOf(within); column++) widths.set(column, widthPx);
  sheet.workbook.undo.assign(sheet, "columnWidths", widths);
}

/** Null when some are hidden and some are not. */
export function rowsHidden(sheet: Worksheet, within: Area): boolean | null {
  const bottom = bottomOf(within);
  let hidden = 0;
  const lines = new Set(sheet.hiddenRows);
  for (const table of sheet.tables) for (const row of table.filteredOut) lines.add(row);
  for (const row of lines) if (row >= within.top && row < bottom) hidden++;
  return allOrSome(hidden, within.rows);
}

export function columnsHidden(sheet: Worksheet, within: Area): boolean | null {
  let hidden = 0;
  for (const column of sheet.hiddenColumns) {
    if (column >= within.left && column < rightOf(within)) hidden++;
  }
  return allOrSome(hidden, within.columns);
}

function allOrSome(hidden: number, all: number): boolean | null {
  if (hidden === 0) return false;
  return hidden === all ? true : null;
}

function changed(
  lines: ReadonlySet<number>,
  from: number,
  to: number,
  hidden: boolean,
): ReadonlySet<number> {
  const next = new Set(lines);
  if (hidden) for (let line = from; line < to; line++) next.add(line);
  else for (const line of lines) if (line >= from && line < to) next.delete(line);
  return next;
}
