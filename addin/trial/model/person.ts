import { notModelled } from "../host-error.ts";
import { MAX_COLUMNS, area, boundingArea } from "./cells/area.ts";
import type { Area } from "./cells/area.ts";
import { clearCells } from "./cells/clear-cells.ts";
import { currentRegion } from "./cells/current-region.ts";
import type { FilterCriteria } from "./table/filter-criteria.ts";
import { hideColumns, hideRows, setColumnWidth } from "./cells/hidden-lines.ts";
import { deleteCells, insertCells } from "./cells/structure.ts";
import { clearFilters, setFilter } from "./table/table-filter.ts";
import { sortTable } from "./table/table-sort.ts";
import { addTable, addTableRows, deleteTableRows } from "./table/table-structure.ts";
import type { Table } from "./table/table.ts";
import { writeFormats, writeValues } from "./cells/write-cells.ts";
import type { Written } from "./cells/write-cells.ts";
import type { Workbook } from "./workbook.ts";
import type { Actor } from "./workbook-event.ts";
import type { Worksheet } from "./worksheet.ts";

/** What a person does at the workbook. Each act is one step that Ctrl+Z takes back. */
export class Person {
  readonly workbook: Workbook;
  readonly #actor: Actor;

  constructor(workbook: Workbook, actor: Exclude<Actor, "add-in"> = "person") {
    this.workbook = workbook;
    this.#actor = actor;
  }

  /** Puts a text into a cell as typing and Enter would: numbers, dates, percents and formulas are understood. */
  type(sheet: Worksheet, row: number, column: number, text: string): void {
    this.#act("Typing", () => writeValues(sheet, area(row, column, 1, 1), text));
  }

  /** Pastes rows of texts; one text fills the whole selection. */
  paste(sheet: Worksheet, at: Area, rows: readonly (readonly Written[])[]): Area {
    return this.#act("Paste", () => {
      const width = Math.max(1, ...rows.map((row) => row.length));
      if (rows.length === 1 && width === 1) {
        writeValues(sheet, at, rows[0]?.[0] ?? "");
        return at;
      }
      const target = area(at.top, at.left, rows.length, width);
      const filled = rows.map((row) =>
        Array.from({ length: width }, (_, index) => row[index] ?? ""),
      );
      writeValues(sheet, target, filled);
      return target;
    });
  }

  clear(sheet: Worksheet, at: Area): void {
    this.#act("Clear", () => clearCells(sheet, at, "Contents"));
  }

  format(sheet: Worksheet, at: Area, numberFormat: string): void {
    this.#act("Number format", () => writeFormats(sheet, at, numberFormat));
  }

  sort(table: Table, columnIndex: number, ascending: boolean): void {
    this.#act("Sort", () => sortTable(table, [{ key: columnIndex, ascending }], false));
  }

  filter(table: Table, columnIndex: number, criteria: FilterCriteria | null): void {
    this.#act("Filter", () => setFilter(table, columnIndex, criteria));
  }

  clearFilters(table: Table): void {
    this.#act("Filter", () => clearFilters(table));
  }

  hideRows(sheet: Worksheet, at: Area, hidden = true): void {
    this.#act(hidden ? "Hide rows" : "Unhide rows", () => hideRows(sheet, at, hidden));
  }

  hideColumns(sheet: Worksheet, at: Area, hidden = true): void {
    this.#act(hidden ? "Hide columns" : "Unhide columns", () => hideColumns(sheet, at, hidden));
  }

  setColumnWidth(sheet: Worksheet, column: number, widthPx: number): void {
    this.#act("Column width", () => setColumnWidth(sheet, area(0, column, 1, 1), widthPx));
  }

  /** Inside a table only its rows open, otherwise rows of the whole sheet. */
  insertRows(sheet: Worksheet, at: Area): void {
    this.#act("Insert rows", () => {
      const table = this.#tableAround(sheet, at);
      if (!table) insertCells(sheet, area(at.top, 0, at.rows, MAX_COLUMNS), "down");
      else {
        const opened = addTableRows(table, at.top - table.bodyTop, at.rows);
        sheet.workbook.announce({
          kind: "cells-changed",
          sheet,
          area: opened,
          change: "RowInserted",
        });
      }
    });
  }

  deleteRows(sheet: Worksheet, at: Area): void {
    this.#act("Delete rows", () => {
      const table = this.#tableAround(sheet, at);
      if (table) deleteTableRows(table, at.top - table.bodyTop, at.rows);
      else deleteCells(sheet, area(at.top, 0, at.rows, MAX_COLUMNS), "up");
    });
  }

  insertColumns(sheet: Worksheet, at: Area): void {
    this.#act("Insert columns", () =>
      insertCells(sheet, area(0, at.left, 1_048_576, at.columns), "right"),
    );
  }

  deleteColumns(sheet: Worksheet, at: Area): void {
    this.#act("Delete columns", () =>
      deleteCells(sheet, area(0, at.left, 1_048_576, at.columns), "left"),
    );
  }

  /** Ctrl+T: a table over the selection, or over the block around a single cell; the first row is the header. */
  makeTable(sheet: Worksheet, at: Area): Table {
    return this.#act("Make a table", () => {
      const over = at.rows * at.columns === 1 ? currentRegion(sheet, at) : at;
      return addTable(sheet, over, true);
    });
  }

  copyRows(sheet: Worksheet, from: Area, to: Area): void {
    if (from.rows !== to.rows) throw notModelled("copying rows onto another number of rows");
    this.#act("Paste", () => {
      const { columns } = sheet.cells.extent() ?? from;
      const block = sheet.cells.copy(area(from.top, 0, from.rows, columns));
      const { calculation } = this.workbook;
      for (const lanes of calculation ? block.columns : []) {
        const rowsDown = to.top - from.top;
        lanes.formulas = lanes.formulas.map((text) => text && calculation?.copied(text, rowsDown));
      }
      sheet.put({ ...block, area: area(to.top, 0, to.rows, columns) });
      sheet.workbook.announce({
        kind: "cells-changed",
        sheet,
        area: area(to.top, 0, to.rows, columns),
        change: "RangeEdited",
      });
    });
  }

  select(sheet: Worksheet, from: Area, to: Area = from): void {
    this.workbook.act(this.#actor, "Select", () =>
      this.workbook.select(sheet, boundingArea(from, to), area(from.top, from.left, 1, 1)),
    );
  }

  activate(sheet: Worksheet): void {
    this.workbook.act(this.#actor, "Activate", () => this.workbook.activate(sheet));
  }

  undo(): boolean {
    return this.workbook.undoLast();
  }

  redo(): boolean {
    return this.workbook.redoLast();
  }

  #act<T>(label: string, work: () => T): T {
    return this.workbook.act(this.#actor, label, work);
  }

  #tableAround(sheet: Worksheet, at: Area): Table | undefined {
    const table = sheet.tableAt(at.top, at.left);
    if (!table) return undefined;
    const { bodyTop, dataRows } = table;
    return at.top >= bodyTop && at.top + at.rows <= bodyTop + dataRows ? table : undefined;
  }
}
