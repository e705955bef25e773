import type { FormulaCell } from "./formula-cell.ts";

/** A range of more than one cell that formulas read; they share it. */
export class CellRange {
  readonly kind = "range";
  readonly key: string;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  readonly readers = new Set<FormulaCell>();
  stamp = 0;
  waitsFor = 0;
  needed = false;

  constructor(key: string, top: number, left: number, rows: number, columns: number) {
    this.key = key;
    this.top = top;
    this.left = left;
    this.rows = rows;
    this.columns = columns;
  }
}

/** The ranges over one column, found by row: sorted by their first row, with the furthest last row of each half. */
export class ColumnRanges {
  readonly #ranges = new Set<CellRange>();
  #sorted: CellRange[] | null = null;
  #furthest: number[] = [];

  add(range: CellRange): void {
    this.#ranges.add(range);
    this.#sorted = null;
  }

  remove(range: CellRange): void {
    this.#ranges.delete(range);
    this.#sorted = null;
  }

  /** Visits the ranges that meet rows from `top` to before `bottom`. */
  visit(top: number, bottom: number, found: (range: CellRange) => void): void {
    if (this.#ranges.size === 0) return;
    const sorted = this.#sorted ?? this.#sort();
    const search = (from: number, to: number): void => {
      if (from >= to) return;
      const middle = (from + to) >> 1;
      if ((this.#furthest[middle] ?? 0) <= top) return;
      search(from, middle);
      const range = sorted[middle];
      if (!range || range.top >= bottom) return;
      if (range.top + range.rows > top) found(range);
      search(middle + 1, to);
    };
    search(0, sorted.length);
  }

  #sort(): CellRange[] {
    const sorted = [...this.#ranges].sort((a, b) => a.top - b.top);
    this.#furthest = sorted.map(() => 0);
    const fill = (from: number, to: number): number => {
      if (from >= to) return 0;
      const middle = (from + to) >> 1;
      const range = sorted[middle];
      const furthest = Math.max(
        range ? range.top + range.rows : 0,
        fill(from, middle),
        fill(middle + 1, to),
      );
      this.#furthest[middle] = furthest;
      return furthest;
    };
    fill(0, sorted.length);
    this.#sorted = sorted;
    return sorted;
  }
}
