import type { Calculation } from "../model/calculation.ts";

import type { Area } from "../model/cells/area.ts";
import type { CellValue } from "../model/cells/cell-value.ts";
import { isError } from "../model/cells/cell-value.ts";
import type { Shift } from "../model/cells/shift.ts";
import type { Table } from "../model/table/table.ts";
import type { Workbook } from "../model/workbook.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { adoptFormat } from "./adopt-format.ts";
import { continueColumns } from "./calculated-column.ts";
import type { Frame, World } from "./evaluate/frame.ts";
import { isGrid, single } from "./evaluate/operand.ts";
import { SPILLED } from "./evaluate/scalar.ts";
import { FormulaGraph } from "./graph/formula-graph.ts";
import type { FormulaCell } from "./graph/formula-cell.ts";
import { recompute } from "./graph/ordering.ts";
import type { GraphNode } from "./graph/sheet-graph.ts";
import { adjustForShift, renameSheet, renameTables } from "./structure-edits.ts";
import { afterCopy } from "./text/rewrite.ts";
import { Templates } from "./text/template.ts";
import { same, shapeOf } from "./workbook-shape.ts";
import type { WorkbookShape } from "./workbook-shape.ts";

/** Computes the formulas of a workbook from now on; `now` is the person's clock, for TODAY and NOW. */
export function computeFormulas(workbook: Workbook, now: () => Date): FormulaCalculation {
  return new FormulaCalculation(workbook, now);
}

/**
 * Keeps the results of formulas up to date. What changes is only noted; it is computed when a value is read or an act
 * ends, so that an act of many writes computes once.
 */
export class FormulaCalculation implements Calculation {
  readonly workbook: Workbook;
  readonly #templates = new Templates();
  readonly #graph: FormulaGraph;
  #shape: WorkbookShape;
  #seen: number;
  #everything = true;
  #settling = false;
  #areas: { sheet: Worksheet; area: Area }[] = [];
  /** Seeds that wait for the next calculation, in manual mode. */
  #owed = new Set<GraphNode>();
  #calculated = new Set<Worksheet>();

  constructor(workbook: Workbook, now: () => Date) {
    this.workbook = workbook;
    const world: World = {
      locale: { culture: workbook.culture, date1904: workbook.date1904 },
      now,
    };
    this.#graph = new FormulaGraph(workbook, world, this.#templates);
    this.#shape = shapeOf(workbook);
    this.#seen = workbook.undo.changes;
    workbook.calculation = this;
    this.#watchSheets();
    workbook.subscribe((event) => {
      if (event.kind === "sheet-added") this.#watchSheets();
      if (event.kind === "sheet-deleted") this.#everything = true;
      if (event.kind === "sheet-renamed")
        renameSheet(workbook, this.#templates, event.before, event.sheet.name);
    });
    workbook.onAct(() => this.#actEnded());
  }

  changed(sheet: Worksheet, changed: Area): void {
    if (!this.#settling) this.#areas.push({ sheet, area: changed });
  }

  moved(): void {
    this.#everything = true;
  }

  shifted(sheet: Worksheet, shift: Shift): void {
    adjustForShift(this.workbook, this.#templates, sheet, shift);
  }

  rowsAdded(table: Table, at: number, count: number): void {
    continueColumns(table, at, count, this.#templates);
  }

  copied(formula: string, rowsDown: number): string {
    // far from the sheet's edges, so that no reference is lost on the way
    return afterCopy(this.#templates.of(formula, 0, 0), { row: rowsDown, column: 0 });
  }

  calculate(): void {
    this.#everything = true;
    this.#settle(true);
  }

  /** Cells in a circle of references, which Excel shows as 0. */
  get circular(): readonly {
    readonly sheet: Worksheet;
    readonly row: number;
    readonly column: number;
  }[] {
    this.#settle();
    return this.#graph.all().filter((cell) => cell.circular);
  }

  #watchSheets(): void {
    for (const sheet of this.workbook.sheets) sheet.cells.settle ??= () => this.#settle();
  }

  #actEnded(): void {
    this.#settle();
    const sheets = [...this.#calculated];
    this.#calculated = new Set();
    for (const sheet of sheets) this.workbook.announce({ kind: "calculated", sheet });
  }

  /** Brings results up to date; cheap when nothing changed. */
  #settle(always = false): void {
    const { changes } = this.workbook.undo;
    const idle = this.#seen === changes && !this.#everything && this.#areas.length === 0;
    const manual = !always && this.workbook.calculationMode === "Manual";
    if (this.#settling || (idle && !always && (manual || this.#owed.size === 0))) return;
    this.#settling = true;
    this.#seen = changes;
    try {
      this.#bringUpToDate(!manual);
    } finally {
      this.#settling = false;
      this.#seen = this.workbook.undo.changes;
    }
  }

  #bringUpToDate(automatic: boolean): void {
    const seeds = this.#owed;
    const needed = (node: GraphNode): void => {
      node.needed = true;
      seeds.add(node);
    };
    const shape = shapeOf(this.workbook);
    const before = this.#shape;
    this.#shape = shape;
    renameTables(this.workbook, this.#templates, before, shape, (sheet, at) =>
      this.#areas.push({ sheet, area: at }),
    );
    const areas = this.#areas;
    this.#areas = [];
    let fresh: readonly FormulaCell[];
    if (this.#everything) {
      this.#everything = false;
      seeds.clear();
      fresh = this.#graph.readAll();
    } else {
      fresh = areas.flatMap(({ sheet, area }) => this.#graph.read(sheet, area, adoptFormat));
      for (const { sheet, area } of areas) this.#graph.of(sheet).visitReadersOf(area, needed);
      if (!same(shape.places, before.places)) this.#graph.bindAgain().forEach(needed);
      if (!same(shape.rows, before.rows)) this.#graph.seeingRows.forEach(needed);
    }
    fresh.forEach(needed);
    if (!automatic) {
      for (const cell of fresh) this.#compute(cell, false);
      return;
    }
    this.#graph.volatile.forEach(needed);
    this.#owed = new Set();
    const live = [...seeds].filter((node) => node.kind === "range" || this.#graph.has(node));
    recompute(live, this.#graph, (cell, circular) => this.#compute(cell, circular));
  }

  #compute(cell: FormulaCell, circular: boolean): boolean {
    const value = circular ? 0 : valueOf(cell);
    const { cells } = cell.sheet;
    const before = cells.valuesOf(cell.column)[cell.row] ?? "";
    const changed = cell.circular !== circular || !sameValue(before, value);
    cell.circular = circular;
    if (changed) {
      cells.setResult(cell.row, cell.column, value);
      this.#calculated.add(cell.sheet);
    }
    return changed;
  }
}

const sameValue = (a: CellValue, b: CellValue): boolean =>
  a === b || (isError(a) && isError(b) && a.error === b.error);

/** What the cell holds: one value; results of several cells do not spill here. */
function valueOf(frame: Frame): CellValue {
  const result = frame.template.run(frame);
  if (isGrid(result) && (result.rows > 1 || result.columns > 1)) return SPILLED;
  return single(result) ?? 0;
}
