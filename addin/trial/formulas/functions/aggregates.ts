import { held } from "../evaluate/operators.ts";
import type { Frame } from "../evaluate/frame.ts";
import { Matrix, Reference, Union } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import type { Locale, Scalar } from "../evaluate/scalar.ts";
import { DIVIDED_BY_ZERO, WRONG_VALUE, isFault, numberOfText } from "../evaluate/scalar.ts";
import { numbersOf, visitCells, visitNumbers } from "./cells-of.ts";
import { ofOperands } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";

/** Wants numbers, whatever operands they come from. */
export const ofNumbers = (compute: (numbers: number[]) => Scalar): FormulaFunction =>
  ofOperands(1, 255, (operands, { world }) => {
    const numbers = numbersOf(operands, world.locale);
    return isFault(numbers) ? numbers : compute(numbers);
  });

export function sumOf(operands: readonly Operand[], locale: Locale): Scalar {
  let sum = 0;
  const fault = visitNumbers(operands, locale, (number) => {
    sum += number;
  });
  return fault ?? held(sum);
}

function sumProduct(operands: readonly Operand[]): Scalar {
  const [first] = operands;
  if (first === undefined || operands.some((operand) => operand instanceof Union))
    return WRONG_VALUE;
  const grids = operands.map((operand) =>
    operand instanceof Reference || operand instanceof Matrix
      ? operand
      : new Matrix([[operand instanceof Union ? null : operand]]),
  );
  const rows = grids[0]?.rows ?? 1;
  const columns = grids[0]?.columns ?? 1;
  if (grids.some((grid) => grid.rows !== rows || grid.columns !== columns)) return WRONG_VALUE;
  const filledRows = Math.min(...grids.map((grid) => grid.filledRows));
  const filledColumns = Math.min(...grids.map((grid) => grid.filledColumns));
  let sum = 0;
  for (let row = 0; row < filledRows; row++) {
    for (let column = 0; column < filledColumns; column++) {
      let product = 1;
      for (const grid of grids) {
        const value = grid.at(row, column);
        if (isFault(value)) return value;
        product *= typeof value === "number" ? value : 0;
      }
      sum += product;
    }
  }
  return held(sum);
}

const mean = (numbers: readonly number[]): Scalar =>
  numbers.length === 0
    ? DIVIDED_BY_ZERO
    : held(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);

function least(numbers: readonly number[]): number {
  let found = Infinity;
  for (const number of numbers) if (number < found) found = number;
  return numbers.length > 0 ? found : 0;
}

function most(numbers: readonly number[]): number {
  let found = -Infinity;
  for (const number of numbers) if (number > found) found = number;
  return numbers.length > 0 ? found : 0;
}

function countNumbers(operands: readonly Operand[], { world }: Frame): number {
  let count = 0;
  for (const operand of operands) {
    const ranged =
      operand instanceof Reference || operand instanceof Union || operand instanceof Matrix;
    visitCells(operand, (value) => {
      if (typeof value === "number") count++;
      else if (!ranged && (typeof value === "boolean" || value === null)) count++;
      else if (!ranged && typeof value === "string" && numberOfText(value, world.locale) !== null)
        count++;
    });
  }
  return count;
}

function countFilled(operands: readonly Operand[]): number {
  let count = 0;
  for (const operand of operands) {
    visitCells(operand, (value) => {
      if (value !== null) count++;
    });
  }
  return count;
}

function countBlank(operand: Operand): Scalar {
  if (!(operand instanceof Reference)) return WRONG_VALUE;
  let filled = 0;
  visitCells(operand, (value) => {
    if (value !== null && value !== "") filled++;
  });
  return operand.rows * operand.columns - filled;
}

export const aggregates: FunctionTable = {
  SUM: ofOperands(1, 255, (operands, { world }) => sumOf(operands, world.locale)),
  SUMPRODUCT: ofOperands(1, 255, sumProduct),
  AVERAGE: ofNumbers(mean),
  MIN: ofNumbers(least),
  MAX: ofNumbers(most),
  PRODUCT: ofNumbers((numbers) =>
    numbers.length === 0 ? 0 : held(numbers.reduce((product, number) => product * number, 1)),
  ),
  SUMSQ: ofNumbers((numbers) => held(numbers.reduce((sum, number) => sum + number * number, 0))),
  COUNT: ofOperands(1, 255, countNumbers),
  COUNTA: ofOperands(1, 255, countFilled),
  COUNTBLANK: ofOperands(1, 1, ([operand = null]) => countBlank(operand)),
};
