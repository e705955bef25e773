import { isError } from "../model/cells/cell-value.ts";
import { formatColor } from "../model/format/display-text.ts";
import type { Table } from "../model/table/table.ts";
import type { Worksheet } from "../model/worksheet.ts";

export type CellLooks = {
  readonly className: string;
  readonly style: Readonly<Record<string, string>>;
};

/** How a cell is drawn: its place in a table, what it holds, and what was set on it. */
export function cellLooks(sheet: Worksheet, row: number, column: number): CellLooks {
  const classes = ["cell", contentClass(sheet, row, column)];
  const table = sheet.tableAt(row, column);
  if (table) classes.push(tableClass(table, row));
  else if (overflows(sheet, row, column)) classes.push("overflows");
  const set = sheet.cells.style(row, column);
  const style: Record<string, string> = {};
  if (set?.bold) classes.push("bold");
  if (set?.italic) classes.push("italic");
  if (set?.underline) classes.push("underline");
  if (set?.fill && set.fill !== "#FFFFFF") style["backgroundColor"] = set.fill;
  const color =
    set?.color ?? formatColor(sheet.cells.value(row, column), sheet.cells.format(row, column));
  if (color && color !== "#000000") style["color"] = color;
  if (set?.align === "Left" || set?.align === "Right" || set?.align === "Center") {
    style["textAlign"] = set.align.toLowerCase();
  }
  return { className: classes.join(" "), style };
}

function contentClass(sheet: Worksheet, row: number, column: number): string {
  const value = sheet.cells.value(row, column);
  if (typeof value === "number") return "is-number";
  return typeof value === "boolean" || isError(value) ? "is-centred" : "is-text";
}

/** A text runs on over the empty cells at its right. */
function overflows(sheet: Worksheet, row: number, column: number): boolean {
  const value = sheet.cells.value(row, column);
  return typeof value === "string" && value !== "" && sheet.cells.value(row, column + 1) === "";
}

function tableClass(table: Table, row: number): string {
  if (table.showHeaders && row === table.top) return "table-header";
  if (table.showTotals && row === table.bodyTop + table.dataRows) return "table-totals";
  return table.showBandedRows && (row - table.bodyTop) % 2 === 0 ? "table-band" : "table-row";
}
