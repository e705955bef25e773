import type { CellValue } from "../../model/cells/cell-value.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import type { Scalar } from "./scalar.ts";
import { WRONG_VALUE } from "./scalar.ts";

/** A rectangle of cells that a formula names. */
export class Reference {
  readonly sheet: Worksheet;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;

  constructor(sheet: Worksheet, top: number, left: number, rows: number, columns: number) {
    this.sheet = sheet;
    this.top = top;
    this.left = left;
    this.rows = rows;
    this.columns = columns;
  }

  at(row: number, column: number): Scalar {
    return cellAt(this.sheet, this.top + row, this.left + column);
  }

  /** Rows as far as the sheet is filled: whole columns are not walked to their end. */
  get filledRows(): number {
    let last = 0;
    const right = Math.min(this.left + this.columns, this.sheet.cells.columnCount);
    for (let column = this.left; column < right; column++) {
      last = Math.max(
        last,
        this.sheet.cells.valuesOf(column).length,
        this.sheet.cells.formulasOf(column).length,
      );
    }
    return Math.max(0, Math.min(this.rows, last - this.top));
  }

  get filledColumns(): number {
    return Math.max(0, Math.min(this.columns, this.sheet.cells.columnCount - this.left));
  }
}

export function cellAt(sheet: Worksheet, row: number, column: number): Scalar {
  const value: CellValue | undefined = sheet.cells.valuesOf(column)[row];
  if (value !== undefined) return value;
  return sheet.cells.formulasOf(column)[row] === undefined ? null : "";
}

/** Values side by side, as an array constant or a computation over ranges gives them. */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly #values: readonly (readonly Scalar[])[];

  constructor(values: readonly (readonly Scalar[])[]) {
    this.rows = values.length;
    this.columns = values[0]?.length ?? 0;
    this.#values = values;
  }

  at(row: number, column: number): Scalar {
    return this.#values[row]?.[column] ?? null;
  }

  get filledRows(): number {
    return this.rows;
  }

  get filledColumns(): number {
    return this.columns;
  }
}

/** Several references of one argument: `(A1:A3,C1)`. */
export class Union {
  readonly parts: readonly Reference[];

  constructor(parts: readonly Reference[]) {
    this.parts = parts;
  }
}

export type Operand = Scalar | Reference | Matrix | Union;

export const isGrid = (operand: Operand): operand is Reference | Matrix =>
  operand instanceof Reference || operand instanceof Matrix;

/** The value where one is wanted; a larger grid is no single value. */
export function single(operand: Operand): Scalar {
  if (isGrid(operand))
    return operand.rows === 1 && operand.columns === 1 ? operand.at(0, 0) : WRONG_VALUE;
  return operand instanceof Union ? WRONG_VALUE : operand;
}

/** One computation for each place of grids; a single row, column or value is repeated. */
export function lifted(
  operands: readonly Operand[],
  compute: (values: Scalar[]) => Scalar,
): Scalar | Matrix {
  let rows = 1;
  let columns = 1;
  for (const operand of operands) {
    if (operand instanceof Union) return WRONG_VALUE;
    if (!isGrid(operand)) continue;
    rows = Math.max(rows, operand.rows === 1 ? 1 : operand.filledRows);
    columns = Math.max(columns, operand.columns === 1 ? 1 : operand.filledColumns);
  }
  if (rows === 1 && columns === 1) return compute(operands.map(single));
  const values = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) =>
      compute(operands.map((operand) => placed(operand, row, column))),
    ),
  );
  return new Matrix(values);
}

function placed(operand: Operand, row: number, column: number): Scalar {
  if (!isGrid(operand)) return operand instanceof Union ? WRONG_VALUE : operand;
  return operand.at(operand.rows === 1 ? 0 : row, operand.columns === 1 ? 0 : column);
}
