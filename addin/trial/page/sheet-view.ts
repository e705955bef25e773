import { bottomOf, rightOf } from "../model/cells/area.ts";
import type { Worksheet } from "../model/worksheet.ts";

/** A row of the grid: only where it lies; the cells are read from the sheet when they are drawn. */
export type ViewRow = { readonly row: number };

const ROWS_SHOWN = 100;
const ROWS_BEYOND = 40;
const COLUMNS_SHOWN = 26;
const COLUMNS_BEYOND = 6;

/** The rows and columns of a sheet that can be seen, in order: hidden ones are left out, as in Excel. */
export type SheetView = {
  readonly rows: readonly ViewRow[];
  readonly columns: readonly number[];
  /** Where each column begins, in pixels, and where the last one ends. */
  readonly starts: readonly number[];
  /** Changes when rows or columns come, go or change width. */
  readonly layout: string;
};

export function sheetView(sheet: Worksheet, before: SheetView | null): SheetView {
  const extent = sheet.cells.extent();
  const bottom = Math.max(ROWS_SHOWN, (extent ? bottomOf(extent) : 0) + ROWS_BEYOND);
  const right = Math.max(COLUMNS_SHOWN, (extent ? rightOf(extent) : 0) + COLUMNS_BEYOND);
  const rows: ViewRow[] = [];
  let same = true;
  for (let row = 0; row < bottom; row++) {
    if (sheet.isRowHidden(row)) continue;
    const known = before?.rows[rows.length];
    if (known?.row === row) rows.push(known);
    else {
      rows.push({ row });
      same = false;
    }
  }
  const columns: number[] = [];
  for (let column = 0; column < right; column++)
    if (!sheet.isColumnHidden(column)) columns.push(column);
  const starts = [0];
  for (const column of columns) starts.push((starts.at(-1) ?? 0) + sheet.widthOf(column));
  const layout = `${sheet.id}|${columns.map((column) => `${column}:${sheet.widthOf(column)}`).join(",")}`;
  const keepRows = before !== null && same && before.rows.length === rows.length;
  return {
    rows: keepRows ? before.rows : rows,
    columns: before?.layout === layout ? before.columns : columns,
    starts,
    layout,
  };
}

/** The place of a sheet row among the visible ones; the next visible one when it is hidden. */
export function rowPlace({ rows }: SheetView, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? Infinity) < row) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, rows.length - 1);
}

export function columnPlace({ columns }: SheetView, column: number): number {
  const place = columns.findIndex((shown) => shown >= column);
  return place < 0 ? columns.length - 1 : place;
}
