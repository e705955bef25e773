import type { CellError } from "../../model/cells/cell-value.ts";
import { errorOf } from "../../model/cells/cell-value.ts";
import { coerceText } from "../../model/format/coercion.ts";
import type { Culture } from "../../model/format/culture.ts";
import { ENGLISH_US } from "../../model/format/culture.ts";

/** One value while a formula is computed; null is an empty cell or an argument left out. */
export type Scalar = number | string | boolean | CellError | null;

const known = (text: string): CellError => errorOf(text) ?? { error: text };

export const NOT_AVAILABLE = known("#N/A");
export const WRONG_VALUE = known("#VALUE!");
export const LOST_REFERENCE = known("#REF!");
export const DIVIDED_BY_ZERO = known("#DIV/0!");
export const UNKNOWN_NAME = known("#NAME?");
export const WRONG_NUMBER = known("#NUM!");
export const EMPTY_INTERSECTION = known("#NULL!");
export const SPILLED = known("#SPILL!");

export const isFault = (value: unknown): value is CellError =>
  typeof value === "object" && value !== null && "error" in value;

/** How texts become numbers and numbers texts. */
export type Locale = { readonly culture: Culture; readonly date1904: boolean };

export const ENGLISH: Locale = { culture: ENGLISH_US, date1904: false };

/** A number as arithmetic takes it: empty is 0, truths are 1 and 0, texts are read as if typed. */
export function toNumber(value: Scalar, locale: Locale): number | CellError {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return numberOfText(value, locale) ?? WRONG_VALUE;
  return value;
}

/** A typed number, percentage, amount, date or time; null for any other text. */
export function numberOfText(text: string, { culture, date1904 }: Locale): number | null {
  if (!/\d/.test(text)) return null;
  const { value } = coerceText(text, { format: undefined, culture, date1904, typed: true });
  return typeof value === "number" ? value : null;
}

export function toText(value: Scalar, { culture }: Locale): string | CellError {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return numberAsText(value).replace(".", culture.decimal);
  return value;
}

/** All fifteen digits, in powers of ten where Excel turns to them. */
function numberAsText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value === 0 ? 0 : value);
  const kept = Number(value.toPrecision(15));
  if (size < 1e20 && size >= 1e-9 && !(size >= 1e15)) {
    const plain = String(kept);
    if (!plain.includes("e")) return plain;
    return kept.toFixed(20).replace(/0+$/, "");
  }
  const [mantissa = "0", exponent = "+0"] = kept.toExponential().split("e");
  return `${mantissa}E${exponent.replace(/^([+-])(\d)$/, "$10$2")}`;
}

export function toBoolean(value: Scalar): boolean | CellError {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === null) return false;
  if (typeof value !== "string") return value;
  const word = value.toLowerCase();
  if (word === "true") return true;
  return word === "false" ? false : WRONG_VALUE;
}

const collator = new Intl.Collator("en", { sensitivity: "accent" });

/** Texts in Excel's order, whatever the case of their letters. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : collator.compare(a, b);
}

/** Numbers before texts before truths; empty takes the kind of the other side. Numbers are compared by fifteen digits. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (a === null) return b === null ? 0 : compareScalars(emptyLike(b), b);
  if (b === null) return compareScalars(a, emptyLike(a));
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return kindRank(a) - kindRank(b);
}

function compareNumbers(a: number, b: number): number {
  const apart = a - b;
  if (apart === 0 || Math.abs(apart) > Math.abs(a) * 1e-14) return apart;
  return Number(a.toPrecision(15)) - Number(b.toPrecision(15));
}

function emptyLike(value: Scalar): Scalar {
  if (typeof value === "string") return "";
  return typeof value === "boolean" ? false : 0;
}

const kindRank = (value: Scalar): number =>
  typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
