import { HostError, shapeMismatch } from "../../host-error.ts";
import { area, bottomOf, cellsIn, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import type { CellStore } from "./cell-store.ts";
import { coerceText } from "../format/coercion.ts";
import { guardCells } from "../sheet-protection.ts";
import { adoptHeaders } from "../table/table-headers.ts";
import { canGrowTables, growTables } from "../table/table-growth.ts";
import type { CellChange } from "../workbook-event.ts";
import type { Worksheet } from "../worksheet.ts";

/** One cell of what is written; null leaves the cell as it is. */
export type Written = string | number | boolean | null;

/** One for all cells, or rows of the shape of the range. */
export type WrittenCells = Written | readonly (readonly Written[])[];

/** Excel refuses more in one operation. */
export const MAX_CELLS_WRITTEN = 5_000_000;

/**
 * Writes values as `Range.values =` does: texts are coerced, "" empties, null leaves. Over rows that a filter hides,
 * rows of the array land in the visible cells one after another (the hazard of filtered writes).
 */
export function writeValues(
  sheet: Worksheet,
  at: Area,
  written: WrittenCells,
  /** What is announced: rows that were just opened are told of once, when they are filled. */
  change: CellChange = "RangeEdited",
): void {
  const rows = rowsOf(at, written);
  guardCells(sheet, at);
  if (cellsIn(at) > MAX_CELLS_WRITTEN) {
    throw new HostError(
      "OperationCellsExceedLimit",
      "The attempted operation affects more than the limit of cells.",
    );
  }
  const single = cellsIn(at) === 1;
  const before = sheet.cells.value(at.top, at.left);
  const roomBelow = canGrowTables(sheet, at);
  const typed = sheet.workbook.actor === "person";
  const targets = targetRows(sheet, at, typed);
  sheet.change(at, (cells) => {
    for (const [index, row] of targets.entries()) {
      const line = rows ? rows[index] : undefined;
      for (let offset = 0; offset < at.columns; offset++) {
        const value = line ? line[offset] : rows ? null : isRows(written) ? null : written;
        if (value !== null && value !== undefined)
          setCell(sheet, cells, row, at.left + offset, value, typed);
      }
    }
  });
  for (const table of sheet.tables) adoptHeaders(table, at);
  if (roomBelow) growTables(sheet, at);
  const after = sheet.cells.value(at.top, at.left);
  sheet.workbook.announce({
    kind: "cells-changed",
    sheet,
    area: at,
    change,
    ...(single ? { edit: { before, after } } : {}),
  });
}

const isRows = (written: WrittenCells): written is readonly (readonly Written[])[] =>
  Array.isArray(written);

function rowsOf(at: Area, written: WrittenCells): readonly (readonly Written[])[] | null {
  if (!isRows(written)) return null;
  const fits =
    written.length === at.rows &&
    written.every((row) => Array.isArray(row) && row.length === at.columns);
  if (!fits) throw shapeMismatch();
  return written;
}

function targetRows(sheet: Worksheet, at: Area, typed: boolean): number[] {
  const all = Array.from({ length: at.rows }, (_, index) => at.top + index);
  return at.rows === 1 || typed ? all : all.filter((row) => !sheet.isFilteredOut(row));
}

function setCell(
  sheet: Worksheet,
  cells: CellStore,
  row: number,
  column: number,
  value: string | number | boolean,
  typed: boolean,
): void {
  if (typeof value !== "string" || value === "") {
    cells.setContent(row, column, value);
    return;
  }
  const { culture, date1904 } = sheet.workbook;
  const format = cells.format(row, column);
  const coerced = coerceText(value, { format, culture, date1904, typed });
  cells.setContent(row, column, coerced.value, coerced.formula);
  if (coerced.format !== undefined) cells.setFormat(row, column, coerced.format);
}

/** Sets number formats without touching what the cells hold. */
export function writeFormats(sheet: Worksheet, at: Area, written: WrittenCells): void {
  const rows = rowsOf(at, written);
  guardFormat(sheet, at);
  const bounded = rows ? at : boundedArea(sheet, at);
  sheet.change(bounded, (cells) => {
    for (let row = bounded.top; row < bottomOf(bounded); row++) {
      for (let column = bounded.left; column < rightOf(bounded); column++) {
        const format = rows
          ? rows[row - at.top]?.[column - at.left]
          : isRows(written)
            ? null
            : written;
        if (typeof format === "string")
          cells.setFormat(row, column, format === "General" ? undefined : format);
      }
    }
  });
}

function guardFormat(sheet: Worksheet, at: Area): void {
  if (sheet.protection?.options["allowFormatCells"] !== true) guardCells(sheet, at);
}

/** Whole columns are formatted as far as the sheet is likely to be used, not over a million rows. */
export function boundedArea(sheet: Worksheet, at: Area): Area {
  const extent = sheet.cells.extent();
  const rows = Math.min(bottomOf(at), Math.max(extent?.rows ?? 0, at.top + 1) + 1000) - at.top;
  const columns =
    Math.min(rightOf(at), Math.max(extent?.columns ?? 0, at.left + 1) + 100) - at.left;
  return area(at.top, at.left, Math.min(at.rows, rows), Math.min(at.columns, columns));
}
