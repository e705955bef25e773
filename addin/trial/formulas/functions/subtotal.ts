import type { Frame } from "../evaluate/frame.ts";
import { Reference, cellAt, single } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import { held } from "../evaluate/operators.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import { DIVIDED_BY_ZERO, WRONG_VALUE, isFault, toNumber } from "../evaluate/scalar.ts";
import { deviation, variance } from "./statistics.ts";
import { ofOperands } from "./formula-function.ts";
import type { FunctionTable } from "./formula-function.ts";

type Seen = { readonly numbers: number[]; filled: number };

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** By the number of the function; with 100 more, rows hidden by hand are left out too. */
const COMPUTED: readonly ((seen: Seen) => Scalar)[] = [
  ({ numbers }) => (numbers.length === 0 ? DIVIDED_BY_ZERO : held(sum(numbers) / numbers.length)),
  ({ numbers }) => numbers.length,
  ({ filled }) => filled,
  ({ numbers }) => numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0),
  ({ numbers }) => numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0),
  ({ numbers }) =>
    numbers.length === 0 ? 0 : held(numbers.reduce((product, number) => product * number, 1)),
  ({ numbers }) => deviation(numbers, true),
  ({ numbers }) => deviation(numbers, false),
  ({ numbers }) => held(sum(numbers)),
  ({ numbers }) => variance(numbers, true),
  ({ numbers }) => variance(numbers, false),
];

const NESTED = /^=.*\b(SUBTOTAL|AGGREGATE)\s*\(/i;

/** Cells that a filter hides never count, nor do cells that are subtotals themselves. */
function subtotal([which = null, ...ranges]: readonly Operand[], { world }: Frame): Operand {
  const number = toNumber(single(which), world.locale);
  if (typeof number !== "number") return number;
  const code = Math.trunc(number);
  const compute = COMPUTED[(code > 100 ? code - 100 : code) - 1];
  if (!compute || (code > 11 && code < 101)) return WRONG_VALUE;
  const seen: Seen = { numbers: [], filled: 0 };
  for (const range of ranges) {
    if (isFault(range)) return range;
    if (!(range instanceof Reference)) return WRONG_VALUE;
    const fault = visitShown(range, code > 100, seen);
    if (fault) return fault;
  }
  return compute(seen);
}

function visitShown(range: Reference, withoutHidden: boolean, seen: Seen): Scalar {
  const { sheet, top, left, columns } = range;
  for (let row = top; row < top + range.filledRows; row++) {
    if (sheet.isFilteredOut(row) || (withoutHidden && sheet.hiddenRows.has(row))) continue;
    for (let column = left; column < left + columns; column++) {
      const value = cellAt(sheet, row, column);
      if (value === null) continue;
      const formula = sheet.cells.formulasOf(column)[row];
      if (formula !== undefined && NESTED.test(formula)) continue;
      if (isFault(value)) return value;
      seen.filled++;
      if (typeof value === "number") seen.numbers.push(value);
    }
  }
  return null;
}

export const subtotals: FunctionTable = { SUBTOTAL: ofOperands(2, 255, subtotal) };
