import type { CellError } from "../../model/cells/cell-value.ts";
import { held, power } from "../evaluate/operators.ts";
import type { Locale, Scalar } from "../evaluate/scalar.ts";
import { DIVIDED_BY_ZERO, WRONG_NUMBER, isFault, toNumber } from "../evaluate/scalar.ts";
import { ofValues } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";

/** The values as numbers, or the first that is none. */
export function numbersIn(values: readonly Scalar[], locale: Locale): number[] | CellError {
  const numbers: number[] = [];
  for (const value of values) {
    const number = toNumber(value, locale);
    if (typeof number !== "number") return number;
    numbers.push(number);
  }
  return numbers;
}

export const onNumbers = (
  least: number,
  most: number,
  compute: (...numbers: number[]) => Scalar,
): FormulaFunction =>
  ofValues(least, most, (values, { world }) => {
    const numbers = numbersIn(values, world.locale);
    return isFault(numbers) ? numbers : compute(...numbers);
  });

type Direction = "half" | "up" | "down";

/** Rounds the decimal number that Excel shows, not the double behind it: 1.005 to two places is 1.01. */
export function rounded(number: number, places: number, direction: Direction): Scalar {
  const digits = Math.trunc(places);
  if (number === 0 || digits > 300 || digits < -308) return digits < -308 ? 0 : number;
  const scale = 10 ** Math.abs(digits);
  const scaled = digits >= 0 ? Math.abs(number) * scale : Math.abs(number) / scale;
  if (!Number.isFinite(scaled) || scaled >= 2 ** 52) return number;
  const whole = Math.floor(scaled);
  const residue = Math.max(scaled, 1) * 1e-15;
  const rest = scaled - whole;
  const isWhole = rest <= residue;
  const nearlyNext = 1 - rest <= residue;
  let size = whole;
  if (nearlyNext) size = whole + 1;
  else if (direction === "up" && !isWhole) size = whole + 1;
  else if (direction === "half" && rest >= 0.5 - residue) size = whole + 1;
  const back = digits >= 0 ? size / scale : size * scale;
  return held(number < 0 ? -back : back);
}

function remainder(number = 0, divisor = 0): Scalar {
  if (divisor === 0) return DIVIDED_BY_ZERO;
  return held(number - divisor * Math.floor(number / divisor));
}

export const numbers: FunctionTable = {
  ROUND: onNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, "half")),
  ROUNDUP: onNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, "up")),
  ROUNDDOWN: onNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, "down")),
  TRUNC: onNumbers(1, 2, (number = 0, places = 0) => rounded(number, places, "down")),
  INT: onNumbers(1, 1, (number = 0) => Math.floor(number)),
  ABS: onNumbers(1, 1, (number = 0) => Math.abs(number)),
  SIGN: onNumbers(1, 1, (number = 0) => Math.sign(number)),
  MOD: onNumbers(2, 2, remainder),
  POWER: onNumbers(2, 2, (base = 0, exponent = 0) => power(base, exponent)),
  SQRT: onNumbers(1, 1, (number = 0) => (number < 0 ? WRONG_NUMBER : Math.sqrt(number))),
  EXP: onNumbers(1, 1, (number = 0) => held(Math.exp(number))),
  LN: onNumbers(1, 1, (number = 0) => (number <= 0 ? WRONG_NUMBER : Math.log(number))),
  LOG10: onNumbers(1, 1, (number = 0) => (number <= 0 ? WRONG_NUMBER : Math.log10(number))),
  PI: onNumbers(0, 0, () => Math.PI),
  RAND: onNumbers(0, 0, () => Math.random()),
};
