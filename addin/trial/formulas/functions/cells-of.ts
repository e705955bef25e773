import type { CellError } from "../../model/cells/cell-value.ts";
import { Matrix, Reference, Union, cellAt } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import type { Locale, Scalar } from "../evaluate/scalar.ts";
import { isFault, toNumber } from "../evaluate/scalar.ts";

/** Visits the filled cells of an operand until `visit` gives an error, which is the answer. */
export function visitCells(
  operand: Operand,
  visit: (value: Scalar, row: number, column: number) => CellError | void,
): CellError | null {
  if (operand instanceof Union) {
    for (const part of operand.parts) {
      const fault = visitCells(part, visit);
      if (fault) return fault;
    }
    return null;
  }
  if (!(operand instanceof Reference) && !(operand instanceof Matrix))
    return visit(operand, 0, 0) ?? null;
  const rows = operand.filledRows;
  const columns = operand.filledColumns;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value =
        operand instanceof Reference
          ? cellAt(operand.sheet, operand.top + row, operand.left + column)
          : operand.at(row, column);
      const fault = visit(value, row, column);
      if (fault) return fault;
    }
  }
  return null;
}

const isRange = (operand: Operand): boolean =>
  operand instanceof Reference || operand instanceof Union || operand instanceof Matrix;

/** The numbers of all operands: in ranges only cells that hold numbers, else what can be read as one. */
export function visitNumbers(
  operands: readonly Operand[],
  locale: Locale,
  visit: (number: number) => void,
): CellError | null {
  for (const operand of operands) {
    const ranged = isRange(operand);
    const fault = visitCells(operand, (value) => {
      if (typeof value === "number") visit(value);
      else if (isFault(value)) return value;
      else if (!ranged) {
        const number = toNumber(value, locale);
        if (typeof number !== "number") return number;
        visit(number);
      }
    });
    if (fault) return fault;
  }
  return null;
}

export function numbersOf(operands: readonly Operand[], locale: Locale): number[] | CellError {
  const numbers: number[] = [];
  return visitNumbers(operands, locale, (number) => numbers.push(number)) ?? numbers;
}
