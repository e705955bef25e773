import type { CellValue } from "../cells/cell-value.ts";
import { errorOf } from "../cells/cell-value.ts";
import type { Culture } from "./culture.ts";
import { serialOfDay } from "./serial-date.ts";

/** What becomes of a text that is put into a cell: its content, and a format when Excel gives it one. */
export type Coerced = {
  readonly value: CellValue;
  readonly formula?: string;
  readonly format?: string;
};

export type CoercionRules = {
  /** The format that the cell already has. */
  readonly format: string | undefined;
  readonly culture: Culture;
  readonly date1904: boolean;
  /** True when a person types; the API leaves dates in the local order as text. */
  readonly typed: boolean;
};

/** Coerces a text as Excel does on entry. A cell in the format "@" keeps every text as it is. */
export function coerceText(text: string, rules: CoercionRules): Coerced {
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (rules.format === "@") return { value: text };
  if (text.startsWith("=") && text.length > 1) return { value: "", formula: text };
  const trimmed = text.trim();
  if (trimmed === "") return { value: text };
  const found = amountOf(trimmed, rules.culture) ?? dayOf(trimmed, rules) ?? timeOf(trimmed);
  if (found) return takesFormat(rules.format) ? found : { value: found.value };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  const error = errorOf(trimmed);
  if (error) return { value: error };
  if (/^[+-]./.test(text)) return { value: "", formula: `=${text}` };
  return { value: text };
}

const takesFormat = (format: string | undefined): boolean =>
  format === undefined || format === "General";

function amountOf(text: string, culture: Culture): Coerced | null {
  const group = culture.group === "." ? String.raw`\.` : culture.group;
  const decimal = culture.decimal === "." ? String.raw`\.` : culture.decimal;
  const pattern = new RegExp(
    String.raw`^(\()?([+-])?\s*([$£€])?\s*([+-])?(\d{1,3}(?:${group}\d{3})+|\d+)?(?:${decimal}(\d*))?(e[+-]?\d+)?\s*(%)?\s*([€])?(\))?$`,
    "i",
  );
  const match = pattern.exec(text);
  if (!match) return null;
  const [, open, sign, symbol, innerSign, integer, decimals, exponent, percent, trailing, close] =
    match;
  if (integer === undefined && !decimals) return null;
  if (Boolean(open) !== Boolean(close) || (sign && innerSign) || (open && (sign ?? innerSign)))
    return null;
  const digits = (integer ?? "0").replaceAll(culture.group, "");
  const size = Number(`${digits}.${decimals || "0"}${exponent ?? ""}`);
  if (!Number.isFinite(size)) return null;
  const signed = open || sign === "-" || innerSign === "-" ? -size : size;
  const value = percent ? Number((signed / 100).toPrecision(15)) : signed;
  const format = percent
    ? decimals
      ? "0.00%"
      : "0%"
    : (symbol ?? trailing)
      ? `${symbol ?? trailing}#,##0${decimals ? ".00" : ""}`
      : exponent
        ? "0.00E+00"
        : integer?.includes(culture.group)
          ? `#,##0${decimals ? ".00" : ""}`
          : undefined;
  return format === undefined ? { value } : { value, format };
}

const MONTH_NAMES = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];

function dayOf(text: string, { culture, date1904, typed }: CoercionRules): Coerced | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  if (iso) {
    const serial = serialOfDay(
      { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) },
      date1904,
    );
    const time = iso[4] === undefined ? null : timeOf(iso[4]);
    if (Number.isNaN(serial)) return null;
    if (typeof time?.value === "number")
      return { value: serial + time.value, format: `${culture.shortDate} h:mm` };
    return { value: serial, format: culture.shortDate };
  }
  if (!typed) return null;
  const parts = typedDay(text, culture);
  if (!parts) return null;
  const year = parts.year < 100 ? parts.year + (parts.year < 30 ? 2000 : 1900) : parts.year;
  const serial = serialOfDay({ ...parts, year }, date1904);
  return Number.isNaN(serial)
    ? null
    : { value: serial, format: parts.named ? "d-mmm-yy" : culture.shortDate };
}

function typedDay(
  text: string,
  culture: Culture,
): { year: number; month: number; day: number; named: boolean } | null {
  const numeric = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (numeric) {
    const [first, second, third] = [Number(numeric[1]), Number(numeric[3]), Number(numeric[4])];
    if (culture.dateOrder === "dmy")
      return { day: first, month: second, year: third, named: false };
    if (culture.dateOrder === "mdy")
      return { month: first, day: second, year: third, named: false };
    return { year: first, month: second, day: third, named: false };
  }
  const named = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{2}|\d{4})$/i.exec(text);
  if (!named) return null;
  const month = MONTH_NAMES.indexOf((named[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? { day: Number(named[1]), month, year: Number(named[3]), named: true } : null;
}

function timeOf(text: string): Coerced | null {
  const match = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?(?:\s*([ap])m)?$/i.exec(text);
  if (!match) return null;
  const half = match[4]?.toLowerCase();
  const hours = half ? (Number(match[1]) % 12) + (half === "p" ? 12 : 0) : Number(match[1]);
  const value = (hours * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) / 86_400;
  if (hours >= 24) return { value, format: "[h]:mm:ss" };
  const seconds = match[3] === undefined ? "" : ":ss";
  return { value, format: half ? `h:mm${seconds} AM/PM` : `h:mm${seconds}` };
}
