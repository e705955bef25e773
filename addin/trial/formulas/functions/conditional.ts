import type { Frame } from "../evaluate/frame.ts";
import { Reference, isGrid, lifted, single } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import { held } from "../evaluate/operators.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import { DIVIDED_BY_ZERO, WRONG_VALUE, isFault } from "../evaluate/scalar.ts";
import { criterion } from "./criteria.ts";
import type { Matches } from "./criteria.ts";
import { ofOperands } from "./formula-function.ts";
import type { FunctionTable } from "./formula-function.ts";

type Condition = { readonly range: Reference; readonly matches: Matches };
type Conclude = (numbers: readonly number[], count: number) => Scalar;

const total: Conclude = (numbers) => held(numbers.reduce((sum, number) => sum + number, 0));
const counted: Conclude = (_numbers, count) => count;
const average: Conclude = (numbers) =>
  numbers.length === 0
    ? DIVIDED_BY_ZERO
    : held(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
const smallest: Conclude = (numbers) =>
  numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0);
const largest: Conclude = (numbers) =>
  numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0);

/** Range and criterion in turn; criteria that are ranges give one result for each of their cells. */
function matching(
  pairs: readonly Operand[],
  summed: Operand | null,
  conclude: Conclude,
  { world }: Frame,
): Operand {
  const ranges: Reference[] = [];
  const wanted: Operand[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    const range = pairs[index] ?? null;
    if (!(range instanceof Reference)) return isFault(range) ? range : WRONG_VALUE;
    ranges.push(range);
    wanted.push(pairs[index + 1] ?? null);
  }
  if (summed !== null && !(summed instanceof Reference))
    return isFault(summed) ? summed : WRONG_VALUE;
  const [first] = ranges;
  if (!first || wanted.length * 2 !== pairs.length) return WRONG_VALUE;
  const alike = [...ranges, ...(summed ? [summed] : [])];
  if (alike.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
    return WRONG_VALUE;
  const answer = (values: readonly Scalar[]): Scalar => {
    const conditions = ranges.map((range, index) => ({
      range,
      matches: criterion(values[index] ?? null, world.locale),
    }));
    return walked(conditions, summed, conclude);
  };
  return wanted.some((operand) => isGrid(operand) && (operand.rows > 1 || operand.columns > 1))
    ? lifted(wanted, answer)
    : answer(wanted.map(single));
}

function walked(
  conditions: readonly Condition[],
  summed: Reference | null,
  conclude: Conclude,
): Scalar {
  const [first] = conditions;
  if (!first) return WRONG_VALUE;
  // beyond what is filled a condition may still hold: an empty cell equals ""
  const blanksMatch = conditions.every(({ matches }) => matches(null));
  const walkedRanges = [...conditions.map(({ range }) => range), ...(summed ? [summed] : [])];
  const rows = Math.max(...walkedRanges.map((range) => range.filledRows));
  const columns = Math.max(...walkedRanges.map((range) => range.filledColumns));
  const numbers: number[] = [];
  let count = blanksMatch ? first.range.rows * first.range.columns - rows * columns : 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!conditions.every(({ range, matches }) => matches(range.at(row, column)))) continue;
      count++;
      const value = summed?.at(row, column);
      if (isFault(value)) return value;
      if (typeof value === "number") numbers.push(value);
    }
  }
  return conclude(numbers, count);
}

/** The sum range of the older functions takes the shape of the range that is tested. */
function reshaped(range: Operand, summed: Operand | undefined): Operand {
  if (summed === undefined) return range;
  if (!(summed instanceof Reference) || !(range instanceof Reference)) return summed;
  return new Reference(summed.sheet, summed.top, summed.left, range.rows, range.columns);
}

export const conditionals: FunctionTable = {
  SUMIFS: ofOperands(3, 255, ([summed = null, ...pairs], frame) =>
    matching(pairs, summed, total, frame),
  ),
  AVERAGEIFS: ofOperands(3, 255, ([summed = null, ...pairs], frame) =>
    matching(pairs, summed, average, frame),
  ),
  MINIFS: ofOperands(3, 255, ([summed = null, ...pairs], frame) =>
    matching(pairs, summed, smallest, frame),
  ),
  MAXIFS: ofOperands(3, 255, ([summed = null, ...pairs], frame) =>
    matching(pairs, summed, largest, frame),
  ),
  COUNTIFS: ofOperands(2, 254, (pairs, frame) => matching(pairs, null, counted, frame)),
  COUNTIF: ofOperands(2, 2, (pairs, frame) => matching(pairs, null, counted, frame)),
  SUMIF: ofOperands(2, 3, ([range = null, wanted = null, summed], frame) =>
    matching([range, wanted], reshaped(range, summed), total, frame),
  ),
  AVERAGEIF: ofOperands(2, 3, ([range = null, wanted = null, summed], frame) =>
    matching([range, wanted], reshaped(range, summed), average, frame),
  ),
};
