import { bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import { guardSheet } from "../sheet-protection.ts";
import type { Worksheet } from "../worksheet.ts";

export function hideRows(sheet: Worksheet, within: Area, hidden: boolean): void {
  guardSheet(sheet, "allowFormatRows");
  sheet.workbook.undo.assign(sheet, "hiddenRows", changed(sheet.hiddenRows, within.top, bottomOf(within), hidden));
  sheet.workbook.announce({ kind: "rows-hidden", sheet, area: within, hidden });
}

export function hideColumns(sheet: Worksheet, within: Area, hidden: boolean): void {
  guardSheet(sheet, "allowFormatColumns");
  sheet.workbook.undo.assign(sheet, "hiddenColumns", changed(sheet.hiddenColumns, within.left, rightOf(within), hidden));
}

export function setColumnWidth(sheet: Worksheet, within: Area, widthPx: number): void {
  guardSheet(sheet, "allowFormatColumns");
  const widths = new Map(sheet.columnWidths);
  for (let column = within.left; column < rightOf(within); column++) widths.set(column, widthPx);
  sheet.workbook.undo.assign(sheet, "columnWidths", widths);
}

function changed(lines: ReadonlySet<number>, from: number, to: number, hidden: boolean): ReadonlySet<number> {
  const next = new Set(lines);
  if (hidden) for (let line = from; line < to; line++) next.add(line);
  else for (const line of lines) if (line >= from && line < to) next.delete(line);
  return next;
}
