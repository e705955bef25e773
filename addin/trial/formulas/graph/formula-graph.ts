import { area } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { Workbook } from "../../model/workbook.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import type { Bound, World } from "../evaluate/frame.ts";
import { Frame } from "../evaluate/frame.ts";
import { Reference } from "../evaluate/operand.ts";
import type { Templates } from "../text/template.ts";
import { Binder } from "./bind.ts";
import { FormulaCell } from "./formula-cell.ts";
import { SheetGraph, laneOf, referencesIn } from "./sheet-graph.ts";

/** All formulas of a workbook and what depends on what. */
export class FormulaGraph {
  readonly #workbook: Workbook;
  readonly #world: World;
  readonly #templates: Templates;
  readonly #binder: Binder;
  #sheets = new Map<Worksheet, SheetGraph>();
  readonly volatile = new Set<FormulaCell>();
  readonly seeingRows = new Set<FormulaCell>();
  readonly #usingNames = new Set<FormulaCell>();

  constructor(workbook: Workbook, world: World, templates: Templates) {
    this.#workbook = workbook;
    this.#world = world;
    this.#templates = templates;
    this.#binder = new Binder(workbook, templates);
  }

  of(sheet: Worksheet): SheetGraph {
    const known = this.#sheets.get(sheet);
    if (known) return known;
    const made = new SheetGraph(sheet);
    this.#sheets.set(sheet, made);
    return made;
  }

  graphOf(cell: FormulaCell): SheetGraph {
    return this.of(cell.sheet);
  }

  has(cell: FormulaCell): boolean {
    return this.of(cell.sheet).formulaAt(cell.row, cell.column) === cell;
  }

  all(): FormulaCell[] {
    return [...this.#sheets.values()].flatMap(({ formulas }) =>
      formulas.flatMap((lane) => lane.filter((cell) => cell !== undefined)),
    );
  }

  /** Forgets everything and reads all formulas of all sheets. */
  readAll(): FormulaCell[] {
    this.#sheets = new Map();
    this.volatile.clear();
    this.seeingRows.clear();
    this.#usingNames.clear();
    return this.#workbook.sheets.flatMap((sheet) => {
      const { columnCount } = sheet.cells;
      return columnCount > 0 ? this.read(sheet, area(0, 0, 1_048_576, columnCount)) : [];
    });
  }

  /** Reads the formulas of an area in place of what stood there; tells of those that are new. */
  read(sheet: Worksheet, within: Area, entered?: (cell: FormulaCell) => void): FormulaCell[] {
    const graph = this.of(sheet);
    const found: FormulaCell[] = [];
    const right = Math.min(
      within.left + within.columns,
      Math.max(sheet.cells.columnCount, graph.formulas.length),
    );
    for (let column = within.left; column < right; column++) {
      const texts = sheet.cells.formulasOf(column);
      const known = graph.formulas[column] ?? [];
      if (texts.length === 0 && known.length === 0) continue;
      const bottom = Math.min(within.top + within.rows, Math.max(texts.length, known.length));
      for (let row = within.top; row < bottom; row++) {
        const before = known[row];
        const text = texts[row];
        if (before && before.text === text) {
          found.push(before);
          continue;
        }
        if (before) this.#remove(before);
        if (text === undefined) continue;
        const cell = this.#add(sheet, row, column, text);
        found.push(cell);
        entered?.(cell);
      }
    }
    return found;
  }

  /** Finds anew what names and tables stand for; answers the formulas for which it changed. */
  bindAgain(): FormulaCell[] {
    const touched: FormulaCell[] = [];
    for (const cell of this.#usingNames) {
      const bound = this.#binder.bind(cell);
      if (sameBound(bound, cell.bound)) continue;
      this.#letGo(cell);
      this.#hold(cell, bound);
      touched.push(cell);
    }
    return touched;
  }

  #add(sheet: Worksheet, row: number, column: number, text: string): FormulaCell {
    const template = this.#templates.of(text, row, column);
    const cell = new FormulaCell(this.#world, sheet, row, column, template, text);
    laneOf(this.of(sheet).formulas, column)[row] = cell;
    if (template.volatile) this.volatile.add(cell);
    if (template.seesRows) this.seeingRows.add(cell);
    if (template.usesNames) this.#usingNames.add(cell);
    this.#hold(cell, this.#binder.bind(cell));
    return cell;
  }

  #remove(cell: FormulaCell): void {
    this.#letGo(cell);
    laneOf(this.of(cell.sheet).formulas, cell.column)[cell.row] = undefined;
    this.volatile.delete(cell);
    this.seeingRows.delete(cell);
    this.#usingNames.delete(cell);
  }

  #hold(cell: FormulaCell, bound: readonly Bound[]): void {
    cell.bound = bound;
    for (const reference of readBy(cell)) this.of(reference.sheet).addReader(reference, cell);
  }

  #letGo(cell: FormulaCell): void {
    for (const reference of readBy(cell)) this.of(reference.sheet).removeReader(reference, cell);
  }
}

/** The cells that a formula reads; a sum range is read in the shape of the range that is tested. */
function* readBy({ bound, template }: FormulaCell): Generator<Reference> {
  yield* referencesIn(bound);
  for (const { of, like } of template.reshaped) {
    const summed = bound[of];
    const tested = bound[like];
    if (summed instanceof Reference && tested instanceof Reference) {
      yield new Reference(summed.sheet, summed.top, summed.left, tested.rows, tested.columns);
    }
  }
}

/** A formula behind a name is always taken for another one: it is rebound rarely. */
function sameBound(a: readonly Bound[], b: readonly Bound[]): boolean {
  return a.every((each, index) => {
    const other = b[index];
    if (each instanceof Frame || !(each instanceof Reference)) return each === other;
    if (!(other instanceof Reference) || each.sheet !== other.sheet) return false;
    const sameCorner = each.top === other.top && each.left === other.left;
    return sameCorner && each.rows === other.rows && each.columns === other.columns;
  });
}
