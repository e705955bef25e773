import { area, bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import type { CellStyle, CellValue } from "./cell-value.ts";
import { deleteAt, insertAt, lastFilled, firstFilled } from "./lane.ts";
import type { Lane } from "./lane.ts";

/** The cells of one column; a missing entry is an empty cell in the default format. */
class Column {
  values: Lane<CellValue> = [];
  formulas: Lane<string> = [];
  formats: Lane<string> = [];
  styles: Lane<CellStyle> = [];
}

const LANES = ["values", "formulas", "formats", "styles"] as const;

/** The content of an area, taken out to be put back later. Its columns are indexed from the area's own corner. */
export type Block = { readonly area: Area; readonly columns: readonly Column[] };

/** Cells in column arrays: 100,000 rows by 15 columns read and write in tens of milliseconds. */
export class CellStore {
  readonly #columns: (Column | undefined)[] = [];
  /** Set while results of formulas are out of date: brings them up to date before a value is read. */
  settle: (() => void) | null = null;

  value(row: number, column: number): CellValue {
    this.settle?.();
    return this.#columns[column]?.values[row] ?? "";
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  /** The values of a column by row, as they stand; not to be changed. */
  valuesOf(column: number): readonly (CellValue | undefined)[] {
    return this.#columns[column]?.values ?? [];
  }

  /** The formulas of a column by row; not to be changed. */
  formulasOf(column: number): readonly (string | undefined)[] {
    return this.#columns[column]?.formulas ?? [];
  }

  /** What the formula of a cell gives. */
  setResult(row: number, column: number, value: CellValue): void {
    this.#column(column).values[row] = value === "" ? undefined : value;
  }

  formula(row: number, column: number): string | undefined {
    return this.#columns[column]?.formulas[row];
  }

  format(row: number, column: number): string | undefined {
    return this.#columns[column]?.formats[row];
  }

  style(row: number, column: number): CellStyle | undefined {
    return this.#columns[column]?.styles[row];
  }

  setContent(row: number, column: number, value: CellValue, formula?: string): void {
    const cells = this.#column(column);
    if (value === "" && row >= cells.values.length && formula === undefined) return;
    cells.values[row] = value === "" ? undefined : value;
    if (formula !== undefined || row < cells.formulas.length) cells.formulas[row] = formula;
  }

  setFormat(row: number, column: number, format: string | undefined): void {
    this.#column(column).formats[row] = format;
  }

  setStyle(row: number, column: number, style: CellStyle | undefined): void {
    this.#column(column).styles[row] = style;
  }

  /** A copy of an area's content, to put back. */
  copy(from: Area): Block {
    const columns = Array.from({ length: from.columns }, (_, offset) => {
      const source = this.#columns[from.left + offset];
      const copied = new Column();
      if (!source) return copied;
      copied.values = source.values.slice(from.top, bottomOf(from));
      copied.formulas = source.formulas.slice(from.top, bottomOf(from));
      copied.formats = source.formats.slice(from.top, bottomOf(from));
      copied.styles = source.styles.slice(from.top, bottomOf(from));
      return copied;
    });
    return { area: from, columns };
  }

  /** Replaces everything in the block's area, empty cells included. */
  put(block: Block): void {
    const { top, left, rows } = block.area;
    for (const [offset, source] of block.columns.entries()) {
      if (LANES.every((lane) => source[lane].length === 0) && !this.#columns[left + offset])
        continue;
      const target = this.#column(left + offset);
      putLane(target.values, source.values, top, rows);
      putLane(target.formulas, source.formulas, top, rows);
      putLane(target.formats, source.formats, top, rows);
      putLane(target.styles, source.styles, top, rows);
    }
  }

  /** The same content with its rows in another order: row i of the result is row `order[i]` of the block. */
  reordered(
    block: Block,
    order: readonly number[],
    copied?: (formula: string, rowsDown: number) => string,
  ): Block {
    const columns = block.columns.map((source) => {
      const sorted = new Column();
      sorted.values = order.map((row) => source.values[row]);
      const formulaAt = (row: number, place: number): string | undefined => {
        const formula = source.formulas[row];
        return formula !== undefined && row !== place && copied
          ? copied(formula, place - row)
          : formula;
      };
      sorted.formulas = source.formulas.length > 0 ? order.map(formulaAt) : [];
      sorted.formats = source.formats.length > 0 ? order.map((row) => source.formats[row]) : [];
      sorted.styles = source.styles.length > 0 ? order.map((row) => source.styles[row]) : [];
      return sorted;
    });
    return { area: block.area, columns };
  }

  /** Opens empty cells at the area; what stood there moves down. */
  openDown(at: Area): void {
    for (let column = at.left; column < Math.min(rightOf(at), this.#columns.length); column++) {
      const cells = this.#columns[column];
      if (!cells) continue;
      for (const lane of LANES) insertAt(cells[lane], at.top, at.rows);
    }
  }

  closeUp(at: Area): void {
    for (let column = at.left; column < Math.min(rightOf(at), this.#columns.length); column++) {
      const cells = this.#columns[column];
      if (!cells) continue;
      for (const lane of LANES) deleteAt(cells[lane], at.top, at.rows);
    }
  }

  openRight(at: Area): void {
    for (let column = this.#columns.length - 1; column >= at.left; column--) {
      this.put({
        ...this.copy(area(at.top, column, at.rows, 1)),
        area: area(at.top, column + at.columns, at.rows, 1),
      });
    }
    this.put(emptyBlock(at));
  }

  closeLeft(at: Area): void {
    const end = this.#columns.length;
    for (let column = at.left; column < Math.max(end, at.left); column++) {
      const source = area(at.top, column + at.columns, at.rows, 1);
      this.put({ ...this.copy(source), area: area(at.top, column, at.rows, 1) });
    }
  }

  /** The smallest area that holds every value and formula; null on an empty sheet. */
  used(): Area | null {
    let top = Infinity;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    for (const [index, column] of this.#columns.entries()) {
      if (!column) continue;
      const last = Math.max(lastFilled(column.values), lastFilled(column.formulas));
      if (last < 0) continue;
      top = Math.min(top, firstFilled(column.values), firstFilled(column.formulas));
      bottom = Math.max(bottom, last);
      left = Math.min(left, index);
      right = index;
    }
    return right < 0 ? null : area(top, left, bottom - top + 1, right - left + 1);
  }

  /** The area that holds anything at all, formats and colours included. */
  extent(): Area | null {
    let rows = 0;
    let columns = 0;
    for (const [index, column] of this.#columns.entries()) {
      if (!column) continue;
      const length = Math.max(...LANES.map((lane) => lastFilled(column[lane]) + 1));
      rows = Math.max(rows, length);
      if (length > 0) columns = index + 1;
    }
    return rows > 0 ? area(0, 0, rows, columns) : null;
  }

  isBlank(within: Area): boolean {
    const end = Math.min(rightOf(within), this.#columns.length);
    for (let column = within.left; column < end; column++) {
      const cells = this.#columns[column];
      if (!cells) continue;
      const bottom = Math.min(
        bottomOf(within),
        Math.max(cells.values.length, cells.formulas.length),
      );
      for (let row = within.top; row < bottom; row++) {
        if (cells.values[row] !== undefined || cells.formulas[row] !== undefined) return false;
      }
    }
    return true;
  }

  #column(index: number): Column {
    const known = this.#columns[index];
    if (known) return known;
    while (this.#columns.length < index) this.#columns.push(undefined);
    const made = new Column();
    this.#columns[index] = made;
    return made;
  }
}

function putLane<T>(target: Lane<T>, source: Lane<T>, top: number, rows: number): void {
  const end = Math.min(top + rows, Math.max(target.length, top + source.length));
  for (let row = top; row < end; row++) target[row] = source[row - top];
}

const emptyBlock = (at: Area): Block => ({
  area: at,
  columns: Array.from({ length: at.columns }, () => new Column()),
});
