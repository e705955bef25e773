import { held } from "../evaluate/operators.ts";
import { single } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import { DIVIDED_BY_ZERO, WRONG_NUMBER, isFault, toNumber } from "../evaluate/scalar.ts";
import { ofNumbers } from "./aggregates.ts";
import { numbersOf } from "./cells-of.ts";
import { ofOperands } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";

/** Of a sample one less is divided by. */
export function variance(numbers: readonly number[], sample: boolean): Scalar {
  const count = sample ? numbers.length - 1 : numbers.length;
  if (count < 1) return DIVIDED_BY_ZERO;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return held(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / count);
}

export function deviation(numbers: readonly number[], sample: boolean): Scalar {
  const squared = variance(numbers, sample);
  return typeof squared === "number" ? Math.sqrt(squared) : squared;
}

/** Between the sorted numbers, `share` of the way from the first to the last. */
function atShare(numbers: readonly number[], share: number): Scalar {
  if (numbers.length === 0 || share < 0 || share > 1) return WRONG_NUMBER;
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return held(low + (place - below) * ((sorted[below + 1] ?? low) - low));
}

/** The numbers of a range and one number beside it. */
const ranked = (compute: (numbers: readonly number[], which: number) => Scalar): FormulaFunction =>
  ofOperands(2, 2, ([range = null, which = null], { world }) => {
    const numbers = numbersOf([range], world.locale);
    if (isFault(numbers)) return numbers;
    const number = toNumber(single(which), world.locale);
    return typeof number === "number" ? compute(numbers, number) : number;
  });

const nth = (numbers: readonly number[], place: number, descending: boolean): Scalar => {
  const sorted = numbers.toSorted((a, b) => (descending ? b - a : a - b));
  return sorted[Math.ceil(place) - 1] ?? WRONG_NUMBER;
};

const percentile = ranked(atShare);
const quartile = ranked((numbers, which) => atShare(numbers, Math.trunc(which) / 4));

export const statistics: FunctionTable = {
  MEDIAN: ofNumbers((numbers) => atShare(numbers, 0.5)),
  LARGE: ranked((numbers, place) => nth(numbers, place, true)),
  SMALL: ranked((numbers, place) => nth(numbers, place, false)),
  PERCENTILE: percentile,
  "PERCENTILE.INC": percentile,
  QUARTILE: quartile,
  "QUARTILE.INC": quartile,
  STDEV: ofNumbers((numbers) => deviation(numbers, true)),
  "STDEV.S": ofNumbers((numbers) => deviation(numbers, true)),
  STDEVP: ofNumbers((numbers) => deviation(numbers, false)),
  "STDEV.P": ofNumbers((numbers) => deviation(numbers, false)),
  VAR: ofNumbers((numbers) => variance(numbers, true)),
  "VAR.S": ofNumbers((numbers) => variance(numbers, true)),
  VARP: ofNumbers((numbers) => variance(numbers, false)),
  "VAR.P": ofNumbers((numbers) => variance(numbers, false)),
};
