import { area, bottomOf, intersection, rightOf } from "../cells/area.ts";
import type { Area } from "../cells/area.ts";
import { adoptHeaders, headerTexts } from "./table-headers.ts";
import type { Table } from "./table.ts";
import type { Worksheet } from "../worksheet.ts";

/** A table takes in what is written directly below or beside it, where the cells were free before. */
export function growTables(sheet: Worksheet, written: Area): void {
  for (const table of sheet.tables) {
    if (isBelow(table, written)) {
      sheet.workbook.undo.assign(table, "dataRows", table.dataRows + written.rows);
      inheritFormats(table, written);
      sheet.workbook.calculation?.rowsAdded(table, table.dataRows - written.rows, written.rows);
    } else if (isBeside(table, written) && !sheet.cells.isBlank(written))
      growColumns(table, written);
  }
}

/** Asked before the write: whether the cells that a table could take in are free. */
export function canGrowTables(sheet: Worksheet, written: Area): boolean {
  const adjoins = sheet.tables.some((table) => isBelow(table, written) || isBeside(table, written));
  return adjoins && sheet.cells.isBlank(written);
}

function isBelow(table: Table, written: Area): boolean {
  const inside = written.left < rightOf(table.area) && rightOf(written) > table.left;
  return (
    !table.showTotals &&
    written.top === bottomOf(table.area) &&
    inside &&
    !meetsOther(table, written)
  );
}

function isBeside(table: Table, written: Area): boolean {
  const inside = written.top >= table.top && bottomOf(written) <= bottomOf(table.area);
  return written.left === rightOf(table.area) && inside && !meetsOther(table, written);
}

const meetsOther = (table: Table, written: Area): boolean =>
  table.sheet.tables.some((other) => other !== table && intersection(other.area, written));

function growColumns(table: Table, written: Area): void {
  const { sheet } = table;
  const taken = table.columns.map((column) => column.name);
  const nextId = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const names = headerTexts(
    Array.from({ length: written.columns }, () => ""),
    taken,
    taken.length,
  );
  const grown = names.map((name, index) => ({ id: nextId + index, name }));
  sheet.workbook.undo.assign(table, "columns", [...table.columns, ...grown]);
  if (table.showHeaders) adoptHeaders(table, area(table.top, written.left, 1, written.columns));
}

/** New rows show numbers and dates as the row above does. */
function inheritFormats(table: Table, written: Area): void {
  const { sheet } = table;
  const above = written.top - 1;
  const taken = area(written.top, table.left, written.rows, table.columns.length);
  sheet.change(taken, (cells) => {
    for (let column = taken.left; column < rightOf(taken); column++) {
      const format = cells.format(above, column);
      if (format === undefined) continue;
      for (let row = taken.top; row < bottomOf(taken); row++) {
        if (cells.format(row, column) === undefined) cells.setFormat(row, column, format);
      }
    }
  });
}
