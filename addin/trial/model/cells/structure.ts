import { HostError } from "../../host-error.ts";
import {
  area,
  bottomOf,
  contains,
  intersection,
  isWholeColumns,
  isWholeRows,
  rightOf,
} from "./area.ts";
import type { Area } from "./area.ts";
import { headerTexts } from "../table/table-headers.ts";
import { guardCells, guardSheet } from "../sheet-protection.ts";
import { shifted, shiftedIndexes } from "./shift.ts";
import type { Shift } from "./shift.ts";
import type { Table } from "../table/table.ts";
import type { CellChange } from "../workbook-event.ts";
import type { Worksheet } from "../worksheet.ts";

/** Opens empty cells at an area; what stood there moves down or right. */
export function insertCells(sheet: Worksheet, at: Area, direction: "down" | "right"): void {
  guardShift(sheet, at, direction, "Insert");
  shiftCells(sheet, { direction, at });
  sheet.workbook.announce({
    kind: "cells-changed",
    sheet,
    area: at,
    change: changeOf(at, "Inserted"),
  });
}

/** Takes an area out; what stood below or to the right moves in. */
export function deleteCells(sheet: Worksheet, at: Area, direction: "up" | "left"): void {
  guardShift(sheet, at, direction, "Delete");
  shiftCells(sheet, { direction, at });
  sheet.workbook.announce({
    kind: "cells-changed",
    sheet,
    area: at,
    change: changeOf(at, "Deleted"),
  });
}

function guardShift(
  sheet: Worksheet,
  at: Area,
  direction: Shift["direction"],
  verb: "Insert" | "Delete",
): void {
  if (isWholeRows(at)) guardSheet(sheet, `allow${verb}Rows`);
  else if (isWholeColumns(at)) guardSheet(sheet, `allow${verb}Columns`);
  else guardCells(sheet, at);
  for (const table of sheet.tables) if (wouldTear(table, { direction, at })) throw tornTable();
}

function changeOf(at: Area, verb: "Inserted" | "Deleted"): CellChange {
  if (isWholeRows(at)) return `Row${verb}`;
  return isWholeColumns(at) ? `Column${verb}` : `Cell${verb}`;
}

const tornTable = (): HostError =>
  new HostError(
    "InvalidOperation",
    "This won't work because it would move cells in a table on your worksheet.",
  );

/** A shift may move a table, or open and close cells inside it, but not a part of its rows or columns. */
function wouldTear(table: Table, { direction, at }: Shift): boolean {
  const whole = table.area;
  const vertical = direction === "down" || direction === "up";
  const band = vertical
    ? area(at.top, at.left, Math.max(1, bottomOf(whole) - at.top), at.columns)
    : area(at.top, at.left, at.rows, Math.max(1, rightOf(whole) - at.left));
  const reaches = vertical ? bottomOf(whole) > at.top : rightOf(whole) > at.left;
  if (!reaches || !intersection(whole, band)) return false;
  return vertical
    ? whole.left < at.left || rightOf(whole) > rightOf(at)
    : whole.top < at.top || bottomOf(whole) > bottomOf(at);
}

/** Moves cells and all that stands on them, without asking for permission. */
export function shiftCells(sheet: Worksheet, shift: Shift): void {
  const { undo } = sheet.workbook;
  const { direction, at } = shift;
  const opens = direction === "down" || direction === "right";
  moveCells(sheet, shift);
  sheet.workbook.calculation?.shifted(sheet, shift);
  if (direction === "down") inheritFormats(sheet, at);
  for (const table of sheet.tables) shiftTable(table, shift);
  for (const name of sheet.workbook.names) {
    if (name.target?.sheet !== sheet) continue;
    const moved = shifted(name.target.area, shift);
    undo.assign(name, "target", moved && { sheet, area: moved });
    if (!moved) undo.assign(name, "text", "=#REF!");
  }
  if (isWholeRows(at)) {
    undo.assign(sheet, "hiddenRows", shiftedIndexes(sheet.hiddenRows, at.top, at.rows, opens));
  }
  if (isWholeColumns(at)) {
    undo.assign(
      sheet,
      "hiddenColumns",
      shiftedIndexes(sheet.hiddenColumns, at.left, at.columns, opens),
    );
    undo.assign(
      sheet,
      "columnWidths",
      shiftedWidths(sheet.columnWidths, at.left, at.columns, opens),
    );
  }
  sheet.workbook.shiftHappened(sheet, shift);
}

/** Opened rows show numbers and dates as the row above does. */
function inheritFormats(sheet: Worksheet, at: Area): void {
  const extent = sheet.cells.extent();
  const filled = extent && intersection(extent, at);
  if (!filled || at.top === 0) return;
  sheet.change(filled, (cells) => {
    for (let column = filled.left; column < rightOf(filled); column++) {
      const above = cells.format(at.top - 1, column);
      if (above === undefined) continue;
      for (let row = filled.top; row < bottomOf(filled); row++) cells.setFormat(row, column, above);
    }
  });
}

const OPPOSITE = { down: "up", up: "down", left: "right", right: "left" } as const;

function moveCells(sheet: Worksheet, { direction, at }: Shift): void {
  const { cells } = sheet;
  const back: Shift = { direction: OPPOSITE[direction], at };
  if (direction === "down") cells.openDown(at);
  else if (direction === "right") cells.openRight(at);
  sheet.workbook.calculation?.moved(sheet);
  if (direction === "down" || direction === "right") {
    sheet.workbook.undo.record(() => moveCells(sheet, back));
    return;
  }
  const extent = cells.extent();
  const lost = extent && intersection(extent, at);
  const removed = lost && cells.copy(lost);
  if (direction === "up") cells.closeUp(at);
  else cells.closeLeft(at);
  sheet.workbook.calculation?.moved(sheet);
  sheet.workbook.undo.record(() => {
    moveCells(sheet, back);
    if (removed) sheet.put(removed);
  });
}

function shiftedWidths(
  widths: ReadonlyMap<number, number>,
  from: number,
  count: number,
  opens: boolean,
): ReadonlyMap<number, number> {
  const moved = new Map<number, number>();
  for (const [column, width] of widths) {
    const [kept] = shiftedIndexes(new Set([column]), from, count, opens);
    if (kept !== undefined) moved.set(kept, width);
  }
  return moved;
}

function shiftTable(table: Table, shift: Shift): void {
  const { undo } = table.sheet.workbook;
  const before = table.area;
  const after = shifted(before, shift);
  if (!after) {
    undo.assign(
      table.sheet,
      "tables",
      table.sheet.tables.filter((other) => other !== table),
    );
    table.sheet.workbook.announce({ kind: "table-deleted", sheet: table.sheet, table });
    return;
  }
  const { direction, at } = shift;
  if (direction === "down" || direction === "up") {
    if (at.left > before.left || rightOf(at) < rightOf(before)) return;
    undo.assign(
      table,
      "filteredOut",
      shiftedIndexes(table.filteredOut, at.top, at.rows, direction === "down"),
    );
    undo.assign(table, "top", after.top);
    const dataRows = after.rows - (before.rows - table.dataRows);
    if (dataRows > 0) undo.assign(table, "dataRows", dataRows);
    else keepOneRow(table);
    return;
  }
  undo.assign(table, "left", after.left);
  if (after.columns > before.columns)
    openColumns(table, at.left - before.left, after.columns - before.columns);
  else if (after.columns < before.columns)
    closeColumns(table, Math.max(0, at.left - before.left), before.columns - after.columns);
}

/** A table never loses its last data row: it keeps an empty one. */
function keepOneRow(table: Table): void {
  const { undo } = table.sheet.workbook;
  undo.assign(table, "dataRows", 1);
  moveCells(table.sheet, {
    direction: "down",
    at: area(table.bodyTop, table.left, 1, table.columns.length),
  });
}

function openColumns(table: Table, at: number, count: number): void {
  const { sheet } = table;
  const ids = table.columns.map((column) => column.id);
  const taken = table.columns.map((column) => column.name);
  const names = headerTexts(
    Array.from({ length: count }, () => ""),
    taken,
    taken.length,
  );
  const opened = names.map((name, index) => ({ id: Math.max(0, ...ids) + 1 + index, name }));
  sheet.workbook.undo.assign(table, "columns", table.columns.toSpliced(at, 0, ...opened));
  if (!table.showHeaders) return;
  for (const [index, { name }] of opened.entries())
    sheet.setValue(table.top, table.left + at + index, name);
}

function closeColumns(table: Table, at: number, count: number): void {
  const { undo } = table.sheet.workbook;
  const gone = table.columns.slice(at, at + count);
  undo.assign(table, "columns", table.columns.toSpliced(at, count));
  if (gone.some((column) => table.filters.has(column.id))) {
    undo.assign(
      table,
      "filters",
      new Map([...table.filters].filter(([id]) => !gone.some((column) => column.id === id))),
    );
  }
}

/** Inserts cells unless the area is free already: what a growing table does to its neighbours. */
export function makeRoom(sheet: Worksheet, at: Area, direction: "down" | "right"): void {
  if (sheet.cells.isBlank(at) && !sheet.tables.some((table) => intersection(table.area, at)))
    return;
  for (const table of sheet.tables) {
    if (!contains(at, table.area) && wouldTear(table, { direction, at })) throw tornTable();
  }
  shiftCells(sheet, { direction, at });
}
