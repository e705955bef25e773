import { minorDigits } from "./money.ts";

/** A decimal number as a whole count of its last place: 12.5 at two places is 1,250. */
export interface ScaledNumber {
  scaled: number;
  /** False when further digits had to be rounded away (half away from zero, R12). */
  exact: boolean;
}

const decimalShape = /^([+\-\u2212]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Reads a plain decimal text ("-1234.5", "1e-7"), or the shortest text of a number, digit by digit.
 * Null when it is not a decimal number or too large to be held exactly at that many places.
 */
export function parseDecimal(source: string | number, places: number): ScaledNumber | null {
  const match = decimalShape.exec(typeof source === "number" ? String(source) : source.trim());
  if (match === null) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  if (digits === "") return null;
  const kept = whole.length + Number(exponent) + places;
  // More than 16 significant places cannot be a safe integer; leading zeros do not count.
  if (kept > 16 && kept - (digits.length - digits.replace(/^0+/, "").length) > 16) {
    return /^0*$/.test(digits) ? { scaled: 0, exact: true } : null;
  }
  const head = kept > 0 ? digits.slice(0, kept).padEnd(kept, "0") : "0";
  const tail = kept >= 0 ? digits.slice(kept) : "0".repeat(-kept) + digits;
  const magnitude = Number(head) + (/^[5-9]/.test(tail) ? 1 : 0);
  if (!Number.isSafeInteger(magnitude)) return null;
  const negative = sign !== "" && sign !== "+" && magnitude !== 0;
  return { scaled: negative ? -magnitude : magnitude, exact: /^0*$/.test(tail) };
}

/** A whole count of a decimal place as plain text: 1250 at two places is "12.50". */
export function decimalText(scaled: number, places: number): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, "0");
  const sign = scaled < 0 ? "-" : "";
  const whole = digits.slice(0, digits.length - places);
  return `${sign}${whole}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
}

/** An amount in minor units as plain text with all its decimals: "-1234.50". */
export function minorText(amountMinor: number, currency: string): string {
  return decimalText(amountMinor, minorDigits(currency));
}

/** Millionths as plain text without needless zeros, with at least `fewest` decimals: "1.5". */
export function microText(amountMicro: number, fewest = 0): string {
  const text = decimalText(amountMicro, 6);
  const point = text.length - 6;
  const needed = text.replace(/0+$/, "").length - point;
  const decimals = Math.max(needed, fewest);
  return decimals > 0 ? text.slice(0, point + decimals) : text.slice(0, point - 1);
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, fewest: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${fewest} ${most}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: fewest,
    maximumFractionDigits: most,
  });
  formats.set(key, made);
  return made;
}

function isNumeric(text: string): text is `${number}` {
  return Number.isFinite(Number(text));
}

/** Formats the digits as they are: as a number, the cents of very large amounts would be lost. */
function exactly(format: Intl.NumberFormat, text: string): string {
  return withTrueMinus(isNumeric(text) ? format.format(text) : text);
}

/** Every language shows the true minus; the hyphen that some use can be taken for a dash. */
function withTrueMinus(text: string): string {
  return text.replace("-", "\u2212");
}

/** An amount for people, in their language, without the currency: "−1,234.50". */
export function formatMinor(amountMinor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const format = numberFormat(locale, digits, digits);
  return exactly(format, minorText(amountMinor, currency));
}

/** An amount with its currency, kept on one line: "1,234.50 GBP". */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  return `${formatMinor(amountMinor, currency, locale)}\u00a0${currency}`;
}

/** A quantity or price for people, with at least `fewest` decimals: "1.5". */
export function formatMicro(amountMicro: number, locale: string, fewest = 0): string {
  return exactly(numberFormat(locale, fewest, 6), decimalText(amountMicro, 6));
}
