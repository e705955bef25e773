import { multiplyAndDivide, roundHalfAwayFromZero } from "#shared/money.ts";
import type { CellValue } from "../sheet-table.ts";
import { microOf, readNumber, textOfDecimal } from "./number-cell.ts";
import { foldedText } from "./words.ts";
import type { Separators } from "./number-cell.ts";

const secondsPerDay = 86_400;

/** A number format that shows a time of day or a span: hours without a day or year beside them. */
export function isTimeFormat(format: string): boolean {
  const codes = format.replaceAll(/"[^"]*"|\\.|\[\$[^\]]*\]/g, "").toLowerCase();
  return /h/.test(codes) && !/[yd]/.test(codes);
}

/** What a quantity cell holds: hours or pieces, in millionths. */
export type QuantityReading =
  | { type: "empty" }
  | { type: "quantity"; quantityMicro: number }
  | { type: "not-a-number"; text: string }
  | { type: "too-large"; text: string };

/** How the numbers of a quantity column are meant; what is written as a span says so itself. */
export interface QuantityUnit {
  /** A time format: a number is a fraction of a day. */
  timeFormat: boolean;
  /** "Minutes" in the header: 60, "Seconds": 1; null when numbers are hours or pieces. */
  secondsEach: number | null;
}

/**
 * Reads a quantity: a number, `h:mm`, `h:mm:ss`, `1h 30m`, `90 min`, `PT1H30M`, or, in a column with a time
 * format, Excel's fraction of a day. A fraction of a day is taken to the second, since no fraction is a whole minute.
 */
export function readQuantity(
  cell: CellValue,
  separators: Separators,
  { timeFormat, secondsEach }: QuantityUnit,
): QuantityReading {
  if (typeof cell === "number" && timeFormat)
    return quantityOfSpan(Math.round(cell * secondsPerDay) * second, String(cell));
  if (typeof cell === "string") {
    const span = spanOfText(cell, separators);
    if (span !== null) return quantityOfSpan(span, cell.trim());
  }
  const number = readNumber(cell, separators);
  if (number.type !== "number") return number;
  const micro = microOf(number.decimal);
  const quantityMicro =
    micro === null || secondsEach === null ? micro : multiplyAndDivide(micro, secondsEach, 3_600);
  return quantityMicro === null || !Number.isSafeInteger(quantityMicro)
    ? { type: "too-large", text: textOfDecimal(number.decimal) }
    : { type: "quantity", quantityMicro };
}

const minuteWords = new Set(
  "min mins minute minutes minuten minuto minutos minuti minuut mn".split(" "),
);
const secondWords = new Set(
  "sec secs second seconds sekunden seconde secondes segundos secondi seconden".split(" "),
);

/** Seconds that one counts in a column of this header: "Minutes", "Duration (min)"; null for hours and pieces. */
export function secondsOfHeader(header: string): number | null {
  const words = foldedText(header).split(" ");
  if (words.some((word) => minuteWords.has(word))) return 60;
  return words.some((word) => secondWords.has(word)) ? 1 : null;
}

/** Spans are counted in millionths of a second, so that "0.333 h" stays what it is. */
const second = 1_000_000;

function quantityOfSpan(span: number, text: string): QuantityReading {
  return Number.isSafeInteger(span) && Math.abs(span) < 1e9 * second
    ? { type: "quantity", quantityMicro: roundHalfAwayFromZero(span, 3_600) }
    : { type: "too-large", text };
}

/** A whole number, not the beginning of one. */
const count = String.raw`\d+(?:[.,]\d+)?(?![.,]?\d)`;
const hourWord = "h|hr|hrs|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren|u";
const minuteWord = "m|min|mins|minutes?|minuten?|minutos?|minuti|minuut|mn";
const secondWord = "s|sec|secs|seconds?|sek|sekunden?|secondes?|seg|segundos?|secondi|secondo";
const joint = String.raw`[\s,]*(?:(?:and|und|et|y|e|en)\s+)?`;
const wordedSpan = new RegExp(
  `^([-\u2212]?)(?:(${count})\\s*(?:${hourWord})\\.?)?${joint}(?:(${count})\\s*(${minuteWord})?\\.?)?${joint}(?:(${count})\\s*(?:${secondWord})\\.?)?$`,
  "i",
);
const clockSpan = new RegExp(
  `^([-\u2212]?)(\\d{1,5}):([0-5]\\d)(?::([0-5]\\d))?(?:\\s*(?:${hourWord})\\.?)?$`,
  "i",
);
const isoSpan =
  /^([-\u2212]?)P(?=T\d)T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** A written span; null when it is not written as one. */
function spanOfText(text: string, separators: Separators): number | null {
  const trimmed = text.trim();
  if (!/^[-\u2212]?[\dP]/.test(trimmed)) return null;
  const clock = clockSpan.exec(trimmed);
  if (clock !== null) {
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = clock;
    const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
    return signed(sign, total * second);
  }
  const iso = isoSpan.exec(trimmed);
  if (iso !== null) {
    const english = { decimal: ".", group: "," };
    return spanOfParts(iso[1], [iso[2], iso[3], iso[4]], english);
  }
  const words = wordedSpan.exec(trimmed);
  if (words === null) return null;
  const [, sign, hours, minutes, minuteUnit, seconds] = words;
  // a bare number is hours or pieces, unless hours stand before it
  if (hours === undefined && minuteUnit === undefined && seconds === undefined) return null;
  if (minuteUnit === undefined && minutes !== undefined && hours === undefined) return null;
  return spanOfParts(sign, [hours, minutes, seconds], separators);
}

function spanOfParts(
  sign: string | undefined,
  counts: readonly (string | undefined)[],
  separators: Separators,
): number | null {
  let total = 0;
  for (const [place, text] of counts.entries()) {
    const number = readNumber(text ?? null, separators);
    const micro = number.type === "number" ? microOf(number.decimal) : 0;
    if (micro === null) return null;
    total += micro * 60 ** (2 - place);
  }
  return signed(sign, total);
}

function signed(sign: string | undefined, span: number): number {
  return sign === "" || span === 0 ? span : -span;
}
