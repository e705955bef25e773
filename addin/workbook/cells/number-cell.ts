import { decimalText, parseDecimal } from "#shared/decimal.ts";
import { roundHalfAwayFromZero } from "#shared/money.ts";
import type { CellValue } from "../sheet-table.ts";
import { currencyOfText } from "./currency.ts";

export interface Separators {
  decimal: string;
  group: string;
}

/** A number as plain decimal text ("-1234.5"), with the currency that stood beside it: a code, "$" or "kr". */
export interface NumberText {
  decimal: string;
  currency: string | null;
}

/**
 * The decimal that a number cell means. Excel keeps 15 significant digits; what a formula leaves beyond
 * them (0.1 + 0.2) is noise of the machine and not money.
 */
export function decimalOfNumber(value: number): string {
  const shortest = String(value);
  return shortest.length <= 15 ? shortest : String(Number(value.toPrecision(15)));
}

const minus = /[-\u2212\u2013]/g;
const signOfEither = /[-+\u2212\u2013]/g;
const parts = /^(\D*?)([.,]?\d(?:[\d.,'\u2019\s]*\d)?)(\D*)$/;
/** "95.00 / h", "€120/Std.": a rate says per what. */
const perHour =
  /\s*(?:\/|per|pro|par|por|all'|alla)\s*(?:h|hr|hour|std|stunde|heure|hora|ora|uur|u)\.?$/i;
/** "1200.-", "12,--": no cents, and no minus. */
const withoutCents = /(\d)[.,](?:--|[-\u2013\u2014])(?!\d)/;
const abbreviatedUnit = /(?:^|[\s(])(?:S?Fr|kr|Rs|Lit)$/;

/**
 * Reads a number that was typed or exported as text: either decimal separator, grouping by comma, point,
 * apostrophe or space, a currency before or after, parentheses or a trailing minus. Null when it is none.
 */
export function numberOfText(text: string, separators: Separators): NumberText | null {
  const found = partsOfNumber(text);
  if (found === null) return null;
  const plain = plainDigits(found.digits, separators);
  return plain === null
    ? null
    : { decimal: (found.negative ? "-" : "") + plain, currency: found.currency };
}

interface NumberParts {
  negative: boolean;
  currency: string | null;
  /** With its separators, as written. */
  digits: string;
}

function partsOfNumber(text: string): NumberParts | null {
  const trimmed = text.normalize("NFKC").trim().replace(perHour, "").replace(withoutCents, "$1");
  const found = parts.exec(trimmed);
  if (found === null) return null;
  let [, before = "", digits = "", after = ""] = found;
  if (digits.startsWith(".") && /\p{L}$/u.test(before)) {
    // "Fr.12" is twelve francs; "EUR.50" is anybody's guess
    if (!abbreviatedUnit.test(before)) return null;
    before += ".";
    digits = digits.slice(1);
  }
  after = after.replace(/^[.,](?=\s|$)/, "");
  const parentheses = (before.match(/\(/g)?.length ?? 0) + (after.match(/\)/g)?.length ?? 0);
  if (parentheses > 0 && !(parentheses === 2 && before.includes("(") && after.includes(")")))
    return null;
  const signs = (before + after).match(signOfEither) ?? [];
  if (signs.length + parentheses / 2 > 1) return null;
  const currency = currencyOfUnits(
    before.replace("(", " ").replaceAll(signOfEither, " "),
    after.replace(")", " ").replaceAll(signOfEither, " "),
  );
  if (currency === undefined) return null;
  const negative = parentheses > 0 || (signs[0]?.match(minus) ?? null) !== null;
  return { negative, currency, digits };
}

/** What stands around the digits must be money, and one money: "USD $12", "$12 USD"; undefined when it is not. */
function currencyOfUnits(before: string, after: string): string | null | undefined {
  const found = new Set<string>();
  for (const side of [before.trim(), after.trim()]) {
    if (side === "") continue;
    const joined = currencyOfText(side.replaceAll(/\s/g, ""));
    const units = joined === null ? side.split(/\s+/).map(currencyOfText) : [joined];
    for (const unit of units) {
      if (unit === null) return undefined;
      found.add(unit);
    }
  }
  const [first = null, second] = [...found];
  if (second === undefined) return first;
  // "USD $12": the shared sign adds nothing to the code
  const codes = [...found].filter((unit) => unit.length === 3);
  return found.size === 2 && codes.length === 1 ? codes[0] : undefined;
}

const oneGroup = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * How the texts of a column write their decimals: what "1.234" leaves open, "1.234,50" decides for all of them.
 * `decidedBy` is null when nothing had to be decided, and "workbook" when only the workbook's settings could.
 */
export function separatorsOfColumn(
  cells: Iterable<CellValue>,
  fallback: Separators,
): { separators: Separators; decidedBy: "column" | "workbook" | null } {
  const votes = { ".": 0, ",": 0 };
  let openTexts = 0;
  for (const cell of cells) {
    if (typeof cell !== "string" || !/\d[.,]\d/.test(cell)) continue;
    const digits = partsOfNumber(cell)?.digits;
    if (digits === undefined) continue;
    const last = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    const other = last === "." ? "," : ".";
    if (digits.includes(other)) votes[last] += 1;
    else if (digits.split(last).length > 2) votes[other] += 1;
    else if (oneGroup.test(digits)) openTexts += 1;
    else votes[last] += 1;
  }
  if (votes["."] === votes[","])
    return { separators: fallback, decidedBy: openTexts > 0 ? "workbook" : null };
  const separators =
    votes["."] > votes[","] ? { decimal: ".", group: "," } : { decimal: ",", group: "." };
  return { separators, decidedBy: "column" };
}

/** Digits with one decimal point, or null when the grouping is not one that people write. */
function plainDigits(digits: string, separators: Separators): string | null {
  const text = digits.trim();
  if (
    /[\s'\u2019]/.test(text) &&
    !/^\d{1,3}(?:([\s'\u2019])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/.test(text)
  )
    return null;
  const joined = text.replaceAll(/[\s'\u2019]/g, "");
  const points = joined.split(".").length - 1;
  const commas = joined.split(",").length - 1;
  if (points === 0 && commas === 0) return joined;
  if (points > 0 && commas > 0) {
    const decimal = joined.lastIndexOf(".") > joined.lastIndexOf(",") ? "." : ",";
    return joined.split(decimal).length === 2 ? ungrouped(joined, decimal) : null;
  }
  const only = points > 0 ? "." : ",";
  if (points + commas > 1) return ungrouped(joined, only === "." ? "," : ".");
  // "1.234" alone: what stands between is read as the workbook's own settings read it
  if (oneGroup.test(text) && only === separators.group) return joined.replace(only, "");
  return joined.replace(only, ".");
}

function ungrouped(text: string, decimal: string): string | null {
  const [whole = "", fraction = ""] = text.split(decimal);
  // by thousands, or by lakhs as in India
  if (!/^\d{1,3}(?:[.,]\d{3})+$/.test(whole) && !/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole))
    return null;
  const joined = whole.replaceAll(/[.,]/g, "");
  return fraction === "" ? joined : `${joined}.${fraction}`;
}

/** A decimal number, exactly: nearly all cells of a sheet have two decimals, and those are quick to count. */
export type Decimal = { hundredths: number } | { text: string };

/** What a cell of a number column holds. */
export type NumberReading =
  | { type: "empty" }
  | { type: "number"; decimal: Decimal; currency: string | null }
  | { type: "not-a-number"; text: string };

/** Reads a cell as a number; an Excel error and TRUE are never one (R11). */
export function readNumber(cell: CellValue, separators: Separators): NumberReading {
  if (cell === null) return { type: "empty" };
  if (typeof cell === "number")
    return Number.isFinite(cell)
      ? { type: "number", decimal: decimalOf(cell), currency: null }
      : { type: "not-a-number", text: String(cell) };
  if (typeof cell === "boolean") return { type: "not-a-number", text: cell ? "TRUE" : "FALSE" };
  if (typeof cell === "object") return { type: "not-a-number", text: cell.error };
  // a lone dash is how ledgers write nothing
  if (/^\s*[-\u2212\u2013\u2014]?\s*$/.test(cell)) return { type: "empty" };
  const read = numberOfText(cell, separators);
  return read === null
    ? { type: "not-a-number", text: cell.trim() }
    : { type: "number", decimal: { text: read.decimal }, currency: read.currency };
}

/** The same decimal as `decimalOfNumber`: a number that is its hundredths' nearest has no other digits. */
function decimalOf(value: number): Decimal {
  const hundredths = Math.round(value * 100) + 0;
  return hundredths / 100 === value && Math.abs(hundredths) < 1e12
    ? { hundredths }
    : { text: decimalOfNumber(value) };
}

/** A whole count of a decimal place, half away from zero; null when it is too large to be exact. */
export function scaledOf(decimal: Decimal, places: number): number | null {
  if ("text" in decimal) return parseDecimal(decimal.text, places)?.scaled ?? null;
  if (places < 2) return roundHalfAwayFromZero(decimal.hundredths, 10 ** (2 - places));
  const scaled = decimal.hundredths * 10 ** (places - 2);
  return Number.isSafeInteger(scaled) ? scaled : null;
}

/** As plain text, e.g. for a message. */
export function textOfDecimal(decimal: Decimal): string {
  return "text" in decimal ? decimal.text : decimalText(decimal.hundredths, 2);
}

/** Millionths; null when that is too large to be exact. */
export function microOf(decimal: Decimal): number | null {
  return scaledOf(decimal, 6);
}
