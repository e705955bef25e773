import { multiplyAndDivide } from "#shared/money.ts";
import type { CellValue } from "../sheet-table.ts";
import { microOf, readNumber, textOfDecimal } from "./number-cell.ts";
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

/**
 * Reads a quantity: a number, `h:mm`, `h:mm:ss`, `1h 30m`, or, in a column with a time format, Excel's
 * fraction of a day. A fraction of a day is taken to the second, since no fraction is a whole minute.
 */
export function readQuantity(
  cell: CellValue,
  separators: Separators,
  timeFormat: boolean,
): QuantityReading {
  if (typeof cell === "number" && timeFormat)
    return quantityOfSeconds(Math.round(cell * secondsPerDay), String(cell));
  if (typeof cell === "string") {
    const seconds = secondsOfText(cell, separators);
    if (seconds !== null) return quantityOfSeconds(seconds, cell.trim());
  }
  const number = readNumber(cell, separators);
  if (number.type !== "number") return number;
  const quantityMicro = microOf(number.decimal);
  return quantityMicro === null
    ? { type: "too-large", text: textOfDecimal(number.decimal) }
    : { type: "quantity", quantityMicro };
}

function quantityOfSeconds(seconds: number, text: string): QuantityReading {
  return Number.isSafeInteger(seconds) && Math.abs(seconds) < 1e9
    ? { type: "quantity", quantityMicro: multiplyAndDivide(seconds, 1_000_000, 3_600) }
    : { type: "too-large", text };
}

/** Seconds of a written span; null when it is not written as one. */
function secondsOfText(text: string, separators: Separators): number | null {
  const trimmed = text.trim();
  const clock = /^([-\u2212]?)(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/.exec(trimmed);
  if (clock !== null) {
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = clock;
    const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
    return sign === "" || total === 0 ? total : -total;
  }
  const words =
    /^([-\u2212]?)(?:(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|std\.?|stunden?)\.?)?\s*(?:(\d+)\s*(m|min|mins|minutes?|minuten?)?\.?)?$/i.exec(
      trimmed,
    );
  // a bare number is hours or pieces, unless hours stand before it
  if (words === null || (words[2] === undefined && words[4] === undefined)) return null;
  const hours = readNumber(words[2] ?? null, separators);
  const hoursMicro = hours.type === "number" ? microOf(hours.decimal) : 0;
  if (hoursMicro === null) return null;
  const total = multiplyAndDivide(hoursMicro, 3_600, 1_000_000) + Number(words[3] ?? "0") * 60;
  return words[1] === "" || total === 0 ? total : -total;
}
