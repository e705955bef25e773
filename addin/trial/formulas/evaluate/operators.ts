import type { Operand } from "./operand.ts";
import { lifted } from "./operand.ts";
import type { Locale, Scalar } from "./scalar.ts";
import {
  DIVIDED_BY_ZERO,
  WRONG_NUMBER,
  compareScalars,
  isFault,
  toNumber,
  toText,
} from "./scalar.ts";

/** Numbers that Excel does not hold become #NUM!; there is no negative zero. */
export const held = (number: number): Scalar =>
  Number.isFinite(number) ? number + 0 : WRONG_NUMBER;

type OnNumbers = (a: number, b: number) => Scalar;

const arithmetic: Readonly<Record<string, OnNumbers>> = {
  "+": (a, b) => held(a + b),
  "-": (a, b) => held(a - b),
  "*": (a, b) => held(a * b),
  "/": (a, b) => (b === 0 ? DIVIDED_BY_ZERO : held(a / b)),
  "^": power,
};

export function power(a: number, b: number): Scalar {
  if (a === 0 && b === 0) return WRONG_NUMBER;
  if (a === 0 && b < 0) return DIVIDED_BY_ZERO;
  return held(a ** b);
}

const comparison: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

export type BinaryRun = (a: Operand, b: Operand, locale: Locale) => Operand;

/** The operation of a sign between two operands; null for the signs that make references. */
export function binaryRun(sign: string): BinaryRun | null {
  const onNumbers = arithmetic[sign];
  if (onNumbers) {
    return (a, b, locale) => {
      if (typeof a === "number" && typeof b === "number") return onNumbers(a, b);
      return lifted([a, b], ([left = null, right = null]) => {
        const first = toNumber(left, locale);
        if (typeof first !== "number") return first;
        const second = toNumber(right, locale);
        return typeof second === "number" ? onNumbers(first, second) : second;
      });
    };
  }
  const holds = comparison[sign];
  if (holds) {
    return (a, b) =>
      lifted([a, b], ([left = null, right = null]) => {
        if (isFault(left)) return left;
        return isFault(right) ? right : holds(compareScalars(left, right));
      });
  }
  if (sign !== "&") return null;
  return (a, b, locale) =>
    lifted([a, b], ([left = null, right = null]) => {
      const first = toText(left, locale);
      if (typeof first !== "string") return first;
      const second = toText(right, locale);
      return typeof second === "string" ? first + second : second;
    });
}

/** `-x`, `+x` and `x%`. */
export function unaryRun(sign: string): ((a: Operand, locale: Locale) => Operand) | null {
  if (sign === "+") return (a) => a;
  const scale = sign === "-" ? -1 : sign === "%" ? 0.01 : null;
  if (scale === null) return null;
  return (a, locale) =>
    lifted([a], ([value = null]) => {
      const number = toNumber(value, locale);
      if (typeof number !== "number") return number;
      return held(scale < 0 ? -number : number / 100);
    });
}

/** What a sum or difference at the end of a formula gives when only the rounding of doubles is left: nothing. */
export function withoutResidue(result: Scalar, a: Operand, b: Operand): Scalar {
  if (typeof result !== "number" || typeof a !== "number" || typeof b !== "number" || result === 0)
    return result;
  return Math.abs(result) < Math.max(Math.abs(a), Math.abs(b)) * 2e-15 ? 0 : result;
}
