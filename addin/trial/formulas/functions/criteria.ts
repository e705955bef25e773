import type { Locale, Scalar } from "../evaluate/scalar.ts";
import { compareTexts, isFault, numberOfText } from "../evaluate/scalar.ts";
import { errorOf } from "../../model/cells/cell-value.ts";

export type Matches = (value: Scalar) => boolean;

/** What SUMIFS and its like look for: ">=5", "<>Yes", "Ash*", a number, a truth, an error. */
export function criterion(wanted: Scalar, locale: Locale): Matches {
  if (wanted === null) return equalsNumber(0, locale);
  if (typeof wanted === "number") return equalsNumber(wanted, locale);
  if (typeof wanted === "boolean") return (value) => value === wanted;
  if (isFault(wanted)) return (value) => isFault(value) && value.error === wanted.error;
  const [, sign = "", rest = ""] = /^(>=|<=|<>|=|>|<)?(.*)$/s.exec(wanted) ?? [];
  if (sign === "<>") {
    const same = equals(rest, locale, true);
    return (value) => !same(value);
  }
  return sign === "" || sign === "="
    ? equals(rest, locale, sign === "=")
    : ordered(sign, rest, locale);
}

function equals(text: string, locale: Locale, signed: boolean): Matches {
  if (text === "")
    return signed ? (value) => value === null : (value) => value === null || value === "";
  const number = numberOfText(text, locale);
  if (number !== null) return equalsNumber(number, locale);
  const error = errorOf(text);
  if (error) return (value) => isFault(value) && value.error === error.error;
  if (/^(true|false)$/i.test(text)) {
    const truth = text.toLowerCase() === "true";
    return (value) => value === truth;
  }
  return matchesText(text);
}

/** Texts that read as the number count as well, as in Excel. */
function equalsNumber(number: number, locale: Locale): Matches {
  return (value) => {
    if (typeof value === "number") return value === number;
    return typeof value === "string" && /\d/.test(value) && numberOfText(value, locale) === number;
  };
}

/** Whole texts whatever the case; `*` and `?` stand for others, `~` before them for themselves. */
export function matchesText(pattern: string): Matches {
  const wanted = pattern.toLowerCase();
  if (!/[*?~]/.test(wanted)) {
    return (value) =>
      typeof value === "string" && value.length === wanted.length && value.toLowerCase() === wanted;
  }
  const source = wanted.replaceAll(
    /~([*?~])|[.*+?^${}()|[\]\\]/g,
    (part, plain: string | undefined) => {
      if (plain !== undefined) return `\\${plain}`;
      if (part === "*") return ".*";
      return part === "?" ? "." : `\\${part}`;
    },
  );
  const expression = new RegExp(`^${source}$`, "isu");
  return (value) => typeof value === "string" && expression.test(value);
}

function ordered(sign: string, text: string, locale: Locale): Matches {
  const number = numberOfText(text, locale);
  const holds = (order: number): boolean => {
    if (sign === ">") return order > 0;
    if (sign === "<") return order < 0;
    return sign === ">=" ? order >= 0 : order <= 0;
  };
  if (number !== null) return (value) => typeof value === "number" && holds(value - number);
  return (value) => typeof value === "string" && value !== "" && holds(compareTexts(value, text));
}
