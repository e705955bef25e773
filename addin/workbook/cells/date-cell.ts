import { dateOfSerial, isDate } from "#shared/calendar.ts";
import { foldedText, monthOfWord } from "./words.ts";
import type { CellValue, DateOrder } from "../sheet-table.ts";

/** A number before this is a count of something and not a day of work. */
const earliest = "1980-01-01";

export interface DateRules {
  order: DateOrder;
  dateSystem: 1900 | 1904;
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
        : dateOfSerial(cell, rules.dateSystem);
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

/**
 * How the texts of a column write their dates: what one of them leaves open another decides. Null when no
 * text decides it. Texts that contradict each other give the order of the majority.
 */
export function orderOfColumn(cells: Iterable<CellValue>): {
  order: DateOrder | null;
  /** Texts that could be read either way. */
  openTexts: number;
} {
  let dayFirst = 0;
  let monthFirst = 0;
  let openTexts = 0;
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    const parts = numericDate.exec(cell.trim());
    if (parts === null) continue;
    const first = Number(parts[1]);
    const second = Number(parts[3]);
    if (parts[2] === ".") dayFirst += 1;
    else if (first > 12 && second <= 12) dayFirst += 1;
    else if (second > 12 && first <= 12) monthFirst += 1;
    else openTexts += 1;
  }
  const order =
    dayFirst + monthFirst === 0 ? null : dayFirst >= monthFirst ? "day-first" : "month-first";
  return { order, openTexts };
}

/** "3/11/2026", "03.11.26", "3-11-2026", with or without a time after it. */
const numericDate =
  /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:[ ,T]+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?)?$/i;
const yearFirstDate =
  /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const namedMonthDate =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})$/u;
const monthNameFirstDate =
  /^(?:\p{L}+\.?,\s+)?(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})$/u;

/** Whether a text is written as a date at all, in whatever order. */
export function looksLikeDateText(text: string): boolean {
  return dateOfText(text, "day-first") !== null || dateOfText(text, "month-first") !== null;
}

function dateOfText(text: string, order: DateOrder): string | null {
  const yearFirst = yearFirstDate.exec(text);
  if (yearFirst !== null)
    return dateOfParts(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const numeric = numericDate.exec(text);
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const monthFirst = order === "month-first" && numeric[2] !== ".";
    return dateOfParts(
      fullYear(numeric[4] ?? ""),
      monthFirst ? first : second,
      monthFirst ? second : first,
    );
  }
  const dayFirst = namedMonthDate.exec(text);
  if (dayFirst !== null) return namedDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = monthNameFirstDate.exec(text);
  return monthFirst === null ? null : namedDate(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function namedDate(year = "", month = "", day = ""): string | null {
  const number = monthOfWord(foldedText(month));
  return number === null ? null : dateOfParts(fullYear(year), number, Number(day));
}

/** Two digits mean what Excel takes them for: up to 29 this century. */
function fullYear(year: string): number {
  const number = Number(year);
  return year.length === 4 ? number : number + (number < 30 ? 2_000 : 1_900);
}

function dateOfParts(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(date) ? date : null;
}
