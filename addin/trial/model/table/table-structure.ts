import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from "../../host-error.ts";
import { area, bottomOf, intersection } from "../cells/area.ts";
import type { Area } from "../cells/area.ts";
import { guardSheet } from "../sheet-protection.ts";
import { insertCells, makeRoom, shiftCells } from "../cells/structure.ts";
import { adoptHeaders, headerTexts } from "./table-headers.ts";
import { Table } from "./table.ts";
import type { Worksheet } from "../worksheet.ts";

/** Makes a table of an area. Without headers a header row is inserted above the data. */
export function addTable(sheet: Worksheet, over: Area, hasHeaders: boolean): Table {
  const { workbook } = sheet;
  guardSheet(sheet);
  if (sheet.tables.some((table) => intersection(table.area, over))) {
    throw invalidArgument("A table can't overlap another table.");
  }
  if (!hasHeaders) insertCells(sheet, area(over.top, over.left, 1, over.columns), "down");
  const texts = Array.from({ length: over.columns }, (_, index) =>
    sheet.text(over.top, over.left + index),
  );
  const names = headerTexts(texts, []);
  const table = new Table(sheet, {
    id: String(workbook.nextId()),
    name: freeTableName(sheet),
    top: over.top,
    left: over.left,
    dataRows: Math.max(1, hasHeaders ? over.rows - 1 : over.rows),
    columns: names.map((name, index) => ({ id: index + 1, name })),
  });
  workbook.undo.assign(sheet, "tables", [...sheet.tables, table]);
  sheet.change(area(over.top, over.left, 1, over.columns), (cells) => {
    for (const [index, name] of names.entries())
      cells.setContent(over.top, over.left + index, name);
  });
  workbook.announce({ kind: "table-added", sheet, table });
  return table;
}

function freeTableName({ workbook }: Worksheet): string {
  let number = 1;
  while (workbook.tableNamed(`Table${number}`)) number++;
  return `Table${number}`;
}

export function renameTable(table: Table, name: string): void {
  const { workbook } = table.sheet;
  guardSheet(table.sheet);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255) throw invalidArgument();
  const holder = workbook.tableNamed(name);
  if (holder && holder !== table) throw itemAlreadyExists();
  if (workbook.names.some((defined) => defined.name.toLowerCase() === name.toLowerCase()))
    throw itemAlreadyExists();
  workbook.undo.assign(table, "name", name);
}

/** Takes the table away and keeps the cells. */
export function dissolveTable(table: Table): void {
  const { sheet } = table;
  guardSheet(sheet);
  sheet.workbook.undo.assign(
    sheet,
    "tables",
    sheet.tables.filter((other) => other !== table),
  );
  sheet.workbook.announce({ kind: "table-deleted", sheet, table });
}

export function deleteTable(table: Table): void {
  const { area: whole, sheet } = table;
  dissolveTable(table);
  sheet.clearContents(whole);
  sheet.workbook.announce({ kind: "cells-changed", sheet, area: whole, change: "RangeEdited" });
}

/** The header row must stay where it is, as in Excel. */
export function resizeTable(table: Table, to: Area): void {
  const { sheet } = table;
  const { undo } = sheet.workbook;
  guardSheet(sheet);
  const edges = (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0);
  const clash = sheet.tables.some((other) => other !== table && intersection(other.area, to));
  if (to.top !== table.top || to.rows <= edges || !intersection(table.area, to) || clash) {
    throw invalidArgument("The new range has to overlap the table and keep its header row.");
  }
  const kept = new Map(table.columns.map((column, index) => [table.left + index, column]));
  let nextId = Math.max(0, ...table.columns.map((column) => column.id));
  const columns = Array.from(
    { length: to.columns },
    (_, index) => kept.get(to.left + index) ?? { id: ++nextId, name: "" },
  );
  undo.assign(table, "left", to.left);
  undo.assign(table, "dataRows", to.rows - edges);
  undo.assign(table, "columns", columns);
  adoptHeaders(table, to);
}

/** Adds a column; `at` counts from 0, by default at the end. Values are rows of the body, or of the header and the body. */
export function addTableColumn(
  table: Table,
  name: string | undefined,
  at = table.columns.length,
): number {
  const { sheet } = table;
  guardSheet(sheet);
  if (at < 0 || at > table.columns.length) throw invalidArgument();
  const { top, rows } = table.area;
  const opened = area(top, table.left + at, rows, 1);
  const inside = at < table.columns.length;
  if (inside && at > 0) shiftCells(sheet, { direction: "right", at: opened });
  else makeRoom(sheet, opened, "right");
  if (!inside || at === 0) appendColumn(table, at, opened.left);
  if (name !== undefined && table.showHeaders) {
    sheet.setValue(table.top, table.left + at, name);
    adoptHeaders(table, area(table.top, table.left + at, 1, 1));
  }
  sheet.workbook.announce({ kind: "cells-changed", sheet, area: opened, change: "CellInserted" });
  const added = table.columns[at];
  if (!added) throw itemNotFound();
  return added.id;
}

function appendColumn(table: Table, at: number, left: number): void {
  const { undo } = table.sheet.workbook;
  const taken = table.columns.map((column) => column.name);
  const [name = ""] = headerTexts([""], taken, table.columns.length);
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  undo.assign(table, "columns", table.columns.toSpliced(at, 0, { id, name }));
  if (at === 0) undo.assign(table, "left", left);
  if (table.showHeaders) table.sheet.setValue(table.top, left, name);
}

export function deleteTableColumn(table: Table, index: number): void {
  guardSheet(table.sheet);
  if (table.columns.length === 1)
    throw new HostError("InvalidOperation", "A table keeps at least one column.");
  const { top, rows } = table.area;
  const removed = area(top, table.left + index, rows, 1);
  shiftCells(table.sheet, { direction: "left", at: removed });
  table.sheet.workbook.announce({
    kind: "cells-changed",
    sheet: table.sheet,
    area: removed,
    change: "CellDeleted",
  });
}

/** Opens data rows; `at` counts from the first data row. Cells below the table move down. */
export function addTableRows(table: Table, at: number, count: number): Area {
  const { sheet } = table;
  guardSheet(sheet, "allowInsertRows");
  if (at < 0 || at > table.dataRows || count < 1) throw invalidArgument();
  const opened = area(table.bodyTop + at, table.left, count, table.columns.length);
  const inside = at < table.dataRows && (at > 0 || table.showHeaders);
  if (inside) shiftCells(sheet, { direction: "down", at: opened });
  else {
    if (at === table.dataRows && table.showTotals)
      shiftCells(sheet, { direction: "down", at: opened });
    else {
      makeRoom(sheet, opened, "down");
      sheet.workbook.undo.assign(table, "dataRows", table.dataRows + count);
    }
  }
  sheet.workbook.calculation?.rowsAdded(table, at, count);
  return opened;
}

export function deleteTableRows(table: Table, at: number, count: number): void {
  const { sheet } = table;
  guardSheet(sheet, "allowDeleteRows");
  if (at < 0 || at + count > table.dataRows) throw invalidArgument();
  const removed = area(table.bodyTop + at, table.left, count, table.columns.length);
  shiftCells(sheet, { direction: "up", at: removed });
  sheet.workbook.announce({ kind: "cells-changed", sheet, area: removed, change: "RowDeleted" });
}

/** Showing puts a "Total" row under the data; hiding takes it away. */
export function showTotals(table: Table, show: boolean): void {
  const { sheet } = table;
  guardSheet(sheet);
  if (show === table.showTotals) return;
  const row = area(bottomOf(table.bodyArea), table.left, 1, table.columns.length);
  if (show) {
    makeRoom(sheet, row, "down");
    sheet.workbook.undo.assign(table, "showTotals", true);
    sheet.setValue(row.top, row.left, "Total");
    return;
  }
  sheet.workbook.undo.assign(table, "showTotals", false);
  shiftCells(sheet, { direction: "up", at: row });
}

/** Hiding empties the header cells; the names are kept and come back. */
export function showHeaders(table: Table, show: boolean): void {
  const { sheet } = table;
  const { undo } = sheet.workbook;
  guardSheet(sheet);
  if (show === table.showHeaders) return;
  if (!show) {
    sheet.clearContents(area(table.top, table.left, 1, table.columns.length));
    undo.assign(table, "showHeaders", false);
    undo.assign(table, "top", table.top + 1);
    return;
  }
  const above = area(Math.max(0, table.top - 1), table.left, 1, table.columns.length);
  if (table.top === 0 || !sheet.cells.isBlank(above)) {
    shiftCells(sheet, {
      direction: "down",
      at: area(table.top, table.left, 1, table.columns.length),
    });
  }
  undo.assign(table, "top", table.top - 1);
  undo.assign(table, "showHeaders", true);
  for (const [index, { name }] of table.columns.entries())
    sheet.setValue(table.top, table.left + index, name);
}
