import { displayText } from "../../model/format/display-text.ts";
import { lifted } from "../evaluate/operand.ts";
import type { Locale, Scalar } from "../evaluate/scalar.ts";
import {
  WRONG_VALUE,
  compareScalars,
  isFault,
  numberOfText,
  toBoolean,
  toNumber,
  toText,
} from "../evaluate/scalar.ts";
import { visitCells } from "./cells-of.ts";
import { ofOperands, ofValues } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";

/** Takes one text and numbers after it. */
const onText = (
  least: number,
  most: number,
  compute: (text: string, ...numbers: number[]) => Scalar,
): FormulaFunction =>
  ofValues(least, most, ([first = null, ...rest], { world }) => {
    const text = toText(first, world.locale);
    if (typeof text !== "string") return text;
    const numbers: number[] = [];
    for (const value of rest) {
      const number = toNumber(value, world.locale);
      if (typeof number !== "number") return number;
      numbers.push(Math.trunc(number));
    }
    return compute(text, ...numbers);
  });

const MAX_LENGTH = 32_767;
const bounded = (text: string): Scalar => (text.length > MAX_LENGTH ? WRONG_VALUE : text);

const concat = ofOperands(1, 255, (operands, { world }) => {
  let joined = "";
  for (const operand of operands) {
    const fault = visitCells(operand, (value) => {
      const text = toText(value, world.locale);
      if (typeof text !== "string") return text;
      joined += text;
    });
    if (fault) return fault;
  }
  return bounded(joined);
});

const textJoin = ofOperands(
  3,
  255,
  ([delimiter = null, ignoreEmpty = null, ...operands], { world }) => {
    const parts: string[] = [];
    const between: string[] = [];
    const skips = lifted([ignoreEmpty], ([value = null]) => toBoolean(value));
    const collect = (into: string[], keepEmpty: boolean) => (value: Scalar) => {
      const text = toText(value, world.locale);
      if (typeof text !== "string") return text;
      if (text !== "" || keepEmpty) into.push(text);
      return undefined;
    };
    if (isFault(skips)) return skips;
    const fault =
      visitCells(delimiter, collect(between, true)) ??
      operands
        .map((operand) => visitCells(operand, collect(parts, skips !== true)))
        .find((found) => found !== null);
    if (fault) return fault;
    return bounded(
      parts
        .map((part, index) =>
          index === 0 ? part : `${between[(index - 1) % between.length] ?? ""}${part}`,
        )
        .join(""),
    );
  },
);

/** Shows a value as a cell in the format would. */
function formatted(value: Scalar, format: string, locale: Locale): Scalar {
  if (format === "") return "";
  const number = typeof value === "string" ? numberOfText(value, locale) : null;
  return displayText(number ?? value ?? 0, format, locale.culture, locale.date1904);
}

export const texts: FunctionTable = {
  CONCAT: concat,
  TEXTJOIN: textJoin,
  CONCATENATE: ofValues(1, 255, (values, { world }) => {
    let joined = "";
    for (const value of values) {
      const text = toText(value, world.locale);
      if (typeof text !== "string") return text;
      joined += text;
    }
    return bounded(joined);
  }),
  TEXT: ofValues(2, 2, ([value = null, format = null], { world }) => {
    const code = toText(format, world.locale);
    return typeof code === "string" ? formatted(value, code, world.locale) : code;
  }),
  VALUE: ofValues(1, 1, ([value = null], { world }) =>
    typeof value === "boolean" ? WRONG_VALUE : toNumber(value, world.locale),
  ),
  N: ofValues(1, 1, ([value = null]) =>
    typeof value === "number" ? value : value === true ? 1 : 0,
  ),
  T: ofValues(1, 1, ([value = null]) => (typeof value === "string" ? value : "")),
  LEFT: onText(1, 2, (text, count = 1) => (count < 0 ? WRONG_VALUE : text.slice(0, count))),
  RIGHT: onText(1, 2, (text, count = 1) =>
    count < 0 ? WRONG_VALUE : text.slice(Math.max(0, text.length - count)),
  ),
  MID: onText(3, 3, (text, start = 0, count = 0) =>
    start < 1 || count < 0 ? WRONG_VALUE : text.slice(start - 1, start - 1 + count),
  ),
  LEN: onText(1, 1, (text) => text.length),
  TRIM: onText(1, 1, (text) => text.replaceAll(/ +/g, " ").replaceAll(/^ | $/g, "")),
  UPPER: onText(1, 1, (text) => text.toUpperCase()),
  LOWER: onText(1, 1, (text) => text.toLowerCase()),
  EXACT: ofValues(
    2,
    2,
    ([a = null, b = null], { world }) => toText(a, world.locale) === toText(b, world.locale),
  ),
  DELTA: ofValues(1, 2, ([a = null, b = null]) => (compareScalars(a, b) === 0 ? 1 : 0)),
};
