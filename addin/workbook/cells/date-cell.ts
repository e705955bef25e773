import { dateOfSerial, isDate } from "#shared/calendar.ts";
import { foldedText, monthOfWord } from "./words.ts";
import type { CellValue, DateOrder } from "../sheet-table.ts";

/** A number before this is a count of something and not a day of work. */
const earliest = "1980-01-01";

export interface DateRules {
  order: DateOrder;
  dateSystem: 1900 | 1904;
  /** A person has said that Excel took the day of real dates for their month. */
  turned?: boolean;
}

export type DateReading =
  { type: "empty" } | { type: "date"; date: string } | { type: "not-a-date"; text: string };

/** Whether a number format shows a date. */
export function isDateFormat(format: string): boolean {
  const codes = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "").toLowerCase();
  return /[yd]/.test(codes) && !/general/.test(codes);
}

/** Reads a date cell; the order of day and month is the column's, never guessed for one cell. */
export function readDate(cell: CellValue, rules: DateRules): DateReading {
  if (cell === null) return { type: "empty" };
  if (typeof cell === "number") {
    const date =
      Number.isInteger(cell) && cell >= 19_800_101
        ? dateOfParts(Math.floor(cell / 10_000), Math.floor(cell / 100) % 100, cell % 100)
        : dateAsMeant(dateOfSerial(cell, rules.dateSystem), rules);
    return date !== null && date >= earliest
      ? { type: "date", date }
      : { type: "not-a-date", text: String(cell) };
  }
  if (typeof cell === "boolean") return { type: "not-a-date", text: cell ? "TRUE" : "FALSE" };
  if (typeof cell === "object") return { type: "not-a-date", text: cell.error };
  const text = cell.trim();
  if (text === "") return { type: "empty" };
  const date = dateOfText(text, rules.order);
  return date === null ? { type: "not-a-date", text } : { type: "date", date };
}

function dateAsMeant(date: string | null, { turned = false }: DateRules): string | null {
  return date === null || !turned ? date : (turnedDate(date) ?? date);
}

/** With day and month changed about; null for a date that has no such other reading. */
export function turnedDate(date: string): string | null {
  const [year = "", month = "", day = ""] = date.split("-");
  return Number(day) > 12 || day === month ? null : `${year}-${day}-${month}`;
}

/** What the texts of a date column say of their order. */
export interface ColumnOrder {
  /** Null when no text decides it. */
  order: DateOrder | null;
  /** Texts that could be read either way. */
  openTexts: number;
  /**
   * Real dates beside texts of which none could be a real one with the month first: so a day-first list looks
   * after a program that expected the month first has opened it, and its real dates are the wrong ones.
   */
  swapSuspected: boolean;
}

/**
 * How the texts of a column write their dates: what one of them leaves open another decides. Texts that
 * contradict each other give the order of the majority.
 */
export function orderOfColumn(cells: Iterable<CellValue>, dateSystem: 1900 | 1904): ColumnOrder {
  const votes = { "day-first": 0, "month-first": 0, "year-first": 0 };
  let openTexts = 0;
  let serials = 0;
  let lateSerials = 0;
  for (const cell of cells) {
    if (typeof cell === "number") {
      serials += 1;
      // once a day after the twelfth has been seen, nothing was swapped
      if (lateSerials === 0 && Number(dateOfSerial(cell, dateSystem)?.slice(8)) > 12)
        lateSerials = 1;
      continue;
    }
    if (typeof cell !== "string") continue;
    const parts = numericDate.exec(cell.trim());
    if (parts === null) continue;
    const first = Number(parts[1]);
    const second = Number(parts[3]);
    if (first > 31) votes["year-first"] += 1;
    else if (parts[2] === ".") votes["day-first"] += 1;
    else if (first > 12 && second <= 12) votes["day-first"] += 1;
    else if (second > 12 && first <= 12) votes["month-first"] += 1;
    else openTexts += 1;
  }
  const most = Math.max(...Object.values(votes));
  const order = most === 0 ? null : (orders.find((one) => votes[one] === most) ?? null);
  return {
    order,
    openTexts,
    swapSuspected:
      serials > 2 &&
      lateSerials === 0 &&
      openTexts === 0 &&
      votes["day-first"] > 2 &&
      order === "day-first",
  };
}

const orders: readonly DateOrder[] = ["day-first", "month-first", "year-first"];

const longestDate = 60;
const weekday = String.raw`(?:[\p{L}-]{2,15}\.?,?\s+)?`;
const time = String.raw`(?:[\s,T]+\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`;
const year = String.raw`['\u2019]?(\d{4}|\d{2})`;
const ordinal = String.raw`(?:st|nd|rd|th|er|eme|\.|\u00ba|\u00aa|\u00b0)?`;
const dated = (shape: string): RegExp => new RegExp(`^${weekday}${shape}${time}$`, "iu");

/** "3/11/2026", "03.11.26", "3-11-2026", with or without a weekday before it and a time after it. */
const numericDate = dated(String.raw`(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})`);
const yearFirstDate = dated(String.raw`(\d{4})([./-])(\d{1,2})\2(\d{1,2})`);
const namedMonthDate = dated(
  String.raw`(\d{1,2})${ordinal}[\s./-]*(?:(?:de|of)\s+)?(\p{L}{3,})\.?,?[\s./-]*(?:(?:de|del)\s+)?${year}`,
);
const monthNameFirstDate = dated(
  String.raw`(\p{L}{3,})\.?[\s./-]*(\d{1,2})${ordinal}[\s,./-]+${year}`,
);
const yearAndNameDate = dated(String.raw`(\d{4})[\s./-]+(\p{L}{3,})\.?[\s./-]+(\d{1,2})`);

/** Whether a text is written as a date at all, in whatever order. */
export function looksLikeDateText(text: string): boolean {
  if (!/\d/.test(text)) return false;
  return (
    dateOfText(text, "day-first") !== null ||
    dateOfText(text, "month-first") !== null ||
    dateOfText(text, "year-first") !== null
  );
}

function dateOfText(text: string, order: DateOrder): string | null {
  if (text.length > longestDate) return null;
  if (/^(?:19|20)\d{6}$/.test(text))
    return dateOfParts(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  const yearFirst = yearFirstDate.exec(text);
  if (yearFirst !== null)
    return dateOfParts(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const numeric = numericDate.exec(text);
  if (numeric !== null) return numericDateOf(numeric, order);
  const dayFirst = namedMonthDate.exec(text);
  if (dayFirst !== null) return namedDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = monthNameFirstDate.exec(text);
  if (monthFirst !== null) return namedDate(monthFirst[3], monthFirst[1], monthFirst[2]);
  const named = yearAndNameDate.exec(text);
  return named === null ? null : namedDate(named[1], named[2], named[3]);
}

function numericDateOf(
  [, first, sign, second, last = ""]: RegExpExecArray,
  order: DateOrder,
): string | null {
  const [a, b] = [Number(first), Number(second)];
  if (order === "year-first" && last.length === 2 && (first ?? "").length === 2)
    return dateOfParts(fullYear(first ?? ""), b, Number(last));
  const monthFirst = order === "month-first" && sign !== ".";
  return dateOfParts(fullYear(last), monthFirst ? a : b, monthFirst ? b : a);
}

function namedDate(written = "", month = "", day = ""): string | null {
  const number = monthOfWord(foldedText(month));
  return number === null ? null : dateOfParts(fullYear(written), number, Number(day));
}

/** Two digits mean what Excel takes them for: up to 29 this century. */
function fullYear(written: string): number {
  const number = Number(written);
  return written.length === 4 ? number : number + (number < 30 ? 2_000 : 1_900);
}

function dateOfParts(fullYearNumber: number, month: number, day: number): string | null {
  const date = `${String(fullYearNumber).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(date) ? date : null;
}
