import type { Area } from "../../model/cells/area.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { Frame } from "../evaluate/frame.ts";
import type { Bound } from "../evaluate/frame.ts";
import { Reference } from "../evaluate/operand.ts";
import { CellRange, ColumnRanges } from "./cell-range.ts";
import type { FormulaCell } from "./formula-cell.ts";

export type GraphNode = FormulaCell | CellRange;

/** Ranges over more columns than this are looked through one by one. */
const WIDE_COLUMNS = 64;

/** The formulas of one sheet, and who reads its cells. */
export class SheetGraph {
  readonly sheet: Worksheet;
  readonly formulas: (FormulaCell | undefined)[][] = [];
  readonly #readers: (Set<FormulaCell> | undefined)[][] = [];
  readonly #ranges = new Map<string, CellRange>();
  readonly #byColumn: (ColumnRanges | undefined)[] = [];
  readonly #wide = new Set<CellRange>();

  constructor(sheet: Worksheet) {
    this.sheet = sheet;
  }

  formulaAt(row: number, column: number): FormulaCell | undefined {
    return this.formulas[column]?.[row];
  }

  /** Visits everything that reads a cell. */
  visitReaders(row: number, column: number, found: (node: GraphNode) => void): void {
    const readers = this.#readers[column]?.[row];
    if (readers) for (const reader of readers) found(reader);
    this.#byColumn[column]?.visit(row, row + 1, found);
    for (const range of this.#wide) {
      const inside = row >= range.top && row < range.top + range.rows;
      if (inside && column >= range.left && column < range.left + range.columns) found(range);
    }
  }

  /** Visits everything that reads a cell of an area; some more than once. */
  visitReadersOf(area: Area, found: (node: GraphNode) => void): void {
    const bottom = area.top + area.rows;
    const right = Math.min(
      area.left + area.columns,
      Math.max(this.#readers.length, this.#byColumn.length),
    );
    for (let column = area.left; column < right; column++) {
      const readers = this.#readers[column];
      for (let row = area.top; readers && row < Math.min(bottom, readers.length); row++) {
        for (const reader of readers[row] ?? []) found(reader);
      }
      this.#byColumn[column]?.visit(area.top, bottom, found);
    }
    for (const range of this.#wide) {
      const meets = range.top < bottom && range.top + range.rows > area.top;
      if (meets && range.left < area.left + area.columns && range.left + range.columns > area.left)
        found(range);
    }
  }

  addReader(reference: Reference, reader: FormulaCell): CellRange | null {
    const { top, left, rows, columns } = reference;
    if (rows === 1 && columns === 1) {
      const lane = laneOf(this.#readers, left);
      const readers = lane[top];
      if (readers) readers.add(reader);
      else lane[top] = new Set([reader]);
      return null;
    }
    const key = `${top},${left},${rows},${columns}`;
    let range = this.#ranges.get(key);
    if (!range) {
      range = new CellRange(key, top, left, rows, columns);
      this.#ranges.set(key, range);
      if (columns > WIDE_COLUMNS) this.#wide.add(range);
      else
        for (let column = left; column < left + columns; column++)
          this.#rangesOver(column).add(range);
    }
    range.readers.add(reader);
    return range;
  }

  removeReader(reference: Reference, reader: FormulaCell): void {
    const { top, left, rows, columns } = reference;
    if (rows === 1 && columns === 1) {
      this.#readers[left]?.[top]?.delete(reader);
      return;
    }
    const range = this.#ranges.get(`${top},${left},${rows},${columns}`);
    if (!range) return;
    range.readers.delete(reader);
    if (range.readers.size > 0) return;
    this.#ranges.delete(range.key);
    this.#wide.delete(range);
    if (columns <= WIDE_COLUMNS) {
      for (let column = left; column < left + columns; column++)
        this.#rangesOver(column).remove(range);
    }
  }

  #rangesOver(column: number): ColumnRanges {
    const known = this.#byColumn[column];
    if (known) return known;
    while (this.#byColumn.length < column) this.#byColumn.push(undefined);
    const made = new ColumnRanges();
    this.#byColumn[column] = made;
    return made;
  }
}

/** The lane of a column, made when it is missing. */
export function laneOf<T>(lanes: T[][], column: number): T[] {
  while (lanes.length <= column) lanes.push([]);
  return lanes[column] ?? [];
}

/** The cells that bound references read, those of formulas behind names included. */
export function* referencesIn(bound: readonly Bound[]): Generator<Reference> {
  for (const each of bound) {
    if (each instanceof Reference) yield each;
    else if (each instanceof Frame) yield* referencesIn(each.bound);
  }
}
