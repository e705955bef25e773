import type { Culture } from "./culture.ts";
import type { FormatToken } from "./format-tokens.ts";
import { dayOfSerial, weekdayOfSerial } from "./serial-date.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const two = (number: number): string => String(number).padStart(2, "0");

/** A serial through the tokens of a date section. "m" beside hours or seconds means minutes. */
export function dateText(
  serial: number,
  tokens: readonly FormatToken[],
  culture: Culture,
  date1904: boolean,
): string {
  if (serial < 0 || serial >= 2_958_466) return "#".repeat(8);
  const fraction = tokens.find((token) => token.kind === "fraction")?.digits ?? 0;
  const unit = 10 ** fraction;
  const ticks = Math.round(serial * 86_400 * unit);
  const seconds = Math.floor(ticks / unit);
  const clock = seconds % 86_400;
  const day = dayOfSerial(Math.floor(seconds / 86_400), date1904);
  const halves = tokens.some((token) => token.kind === "half-day");
  const hour = Math.floor(clock / 3600);
  const hourShown = halves ? hour % 12 || 12 : hour;
  const weekday = WEEKDAYS[weekdayOfSerial(Math.floor(seconds / 86_400), date1904)] ?? "";
  const month = MONTHS[day.month - 1] ?? "";

  const dated = (text: string, index: number): string => {
    const letter = text.charAt(0);
    if (letter === "y")
      return text.length > 2 ? String(day.year).padStart(4, "0") : two(day.year % 100);
    if (letter === "d") {
      if (text.length > 2) return text.length === 3 ? weekday.slice(0, 3) : weekday;
      return text.length === 2 ? two(day.day) : String(day.day);
    }
    if (letter === "h") return text.length > 1 ? two(hourShown) : String(hourShown);
    if (letter === "s") return text.length > 1 ? two(clock % 60) : String(clock % 60);
    if (meansMinutes(tokens, index)) {
      const minute = Math.floor(clock / 60) % 60;
      return text.length > 1 ? two(minute) : String(minute);
    }
    if (text.length === 5) return month.slice(0, 1);
    if (text.length > 2) return text.length === 3 ? month.slice(0, 3) : month;
    return text.length === 2 ? two(day.month) : String(day.month);
  };

  const elapsed = (text: string): string => {
    const total = text.startsWith("h")
      ? seconds / 3600
      : text.startsWith("m")
        ? seconds / 60
        : seconds;
    return String(Math.floor(total)).padStart(text.length, "0");
  };

  return tokens
    .map((token, index) => {
      if (token.kind === "date") return dated(token.text, index);
      if (token.kind === "elapsed") return elapsed(token.text);
      if (token.kind === "half-day") {
        const half = hour < 12 ? "AM" : "PM";
        return token.text.length > 3 ? half : half.charAt(0);
      }
      if (token.kind === "fraction")
        return `${culture.decimal}${String(ticks % unit).padStart(token.digits, "0")}`;
      if (token.kind === "literal") return token.text === "/" ? culture.dateSeparator : token.text;
      if (token.kind === "point") return ".";
      if (token.kind === "group") return ",";
      return "";
    })
    .join("");
}

function meansMinutes(tokens: readonly FormatToken[], index: number): boolean {
  const isTime = (token: FormatToken | undefined, letter: string): boolean =>
    (token?.kind === "date" || token?.kind === "elapsed") && token.text.startsWith(letter);
  const coded = (token: FormatToken): boolean => token.kind === "date" || token.kind === "elapsed";
  return (
    isTime(tokens.slice(0, index).findLast(coded), "h") ||
    isTime(tokens.slice(index + 1).find(coded), "s")
  );
}
