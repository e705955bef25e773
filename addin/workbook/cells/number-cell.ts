import { decimalText, parseDecimal } from "#shared/decimal.ts";
import { roundHalfAwayFromZero } from "#shared/money.ts";
import type { CellValue } from "../sheet-table.ts";
import { currencyOfText } from "./currency.ts";

export interface Separators {
  decimal: string;
  group: string;
}

/** A number as plain decimal text ("-1234.5"), with the currency that stood beside it. */
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

/**
 * Reads a number that was typed or exported as text: either decimal separator, grouping by comma, point,
 * apostrophe or space, a currency before or after, parentheses or a trailing minus. Null when it is none.
 */
export function numberOfText(text: string, separators: Separators): NumberText | null {
  let rest = text.normalize("NFKC").trim();
  let negative = false;
  const parenthesised = /^\((.*)\)$/.exec(rest);
  if (parenthesised !== null) {
    negative = true;
    rest = (parenthesised[1] ?? "").trim();
  }
  const parts =
    /^([+\-\u2212\u2013]?)\s*([^\d.,+\-\u2212\u2013\s]*)\s*([+\-\u2212\u2013]?)\s*(\d[\d.,'\u2019\s]*|[.,]\d+)\s*([-\u2212\u2013]?)\s*([^\d.,+\-\u2212\u2013\s]*)\s*([-\u2212\u2013]?)$/.exec(
      rest,
    );
  if (parts === null) return null;
  const [, sign1 = "", before = "", sign2 = "", digits = "", sign3 = "", after = "", sign4 = ""] =
    parts;
  const signs = [sign1, sign2, sign3, sign4].filter((sign) => sign !== "");
  if (signs.length > 1 || (negative && signs.length > 0)) return null;
  if (before !== "" && after !== "") return null;
  const unit = before + after;
  const currency = unit === "" ? null : currencyOfText(unit);
  if (unit !== "" && currency === null) return null;
  const plain = plainDigits(digits, separators);
  if (plain === null) return null;
  negative ||= signs.length === 1 && signs[0] !== "+";
  return {
    decimal: (negative ? "-" : "") + plain,
    currency: currency === "any" ? null : currency,
  };
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
  const couldGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(joined) && text === joined;
  if (couldGroup && only === separators.group) return joined.replace(only, "");
  return joined.replace(only, ".");
}

function ungrouped(text: string, decimal: string): string | null {
  const [whole = "", fraction = ""] = text.split(decimal);
  if (!/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
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
  if (cell.trim() === "") return { type: "empty" };
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
