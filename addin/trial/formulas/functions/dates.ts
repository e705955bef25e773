import { dayOfSerial, serialOfDay, weekdayOfSerial } from "../../model/format/serial-date.ts";
import type { CalendarDay } from "../../model/format/serial-date.ts";
import type { Frame } from "../evaluate/frame.ts";
import type { Operand } from "../evaluate/operand.ts";
import { single } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import { WRONG_NUMBER, WRONG_VALUE, isFault, numberOfText, toNumber } from "../evaluate/scalar.ts";
import { visitCells } from "./cells-of.ts";
import { ofOperands, ofValues } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";
import { numbersIn } from "./numbers.ts";

const LAST_SERIAL = 2_958_465;

/** The serial of a date whose month and day may overflow: day 0 is the last of the month before. */
function serialOf(year: number, month: number, day: number, date1904: boolean): Scalar {
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  const months = full * 12 + month - 1;
  const first = serialOfDay(
    { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 },
    date1904,
  );
  const serial = first + day - 1;
  return Number.isNaN(serial) || serial < 0 || serial > LAST_SERIAL ? WRONG_NUMBER : serial;
}

/** Numbers in, with the workbook's date system. */
const onDays = (
  least: number,
  most: number,
  compute: (date1904: boolean, ...numbers: number[]) => Scalar,
): FormulaFunction =>
  ofValues(least, most, (values, { world }) => {
    const numbers = numbersIn(values, world.locale);
    return isFault(numbers) ? numbers : compute(world.locale.date1904, ...numbers);
  });

const partOf = (read: (day: CalendarDay) => number): FormulaFunction =>
  onDays(1, 1, (date1904, serial = 0) =>
    serial < 0 || serial > LAST_SERIAL + 1 ? WRONG_NUMBER : read(dayOfSerial(serial, date1904)),
  );

/** Seconds since midnight, counted as Excel shows them. */
const clockPart = (read: (seconds: number) => number): FormulaFunction =>
  onDays(1, 1, (_date1904, serial = 0) =>
    serial < 0 ? WRONG_NUMBER : read(Math.round((serial - Math.floor(serial)) * 86_400) % 86_400),
  );

function monthsOn(date1904: boolean, serial: number, months: number, toEnd: boolean): Scalar {
  if (serial < 0) return WRONG_NUMBER;
  const { year, month, day } = dayOfSerial(serial, date1904);
  const last = serialOf(year, month + Math.trunc(months) + 1, 0, date1904);
  if (toEnd || typeof last !== "number") return last;
  const start = serialOf(year, month + Math.trunc(months), 1, date1904);
  return typeof start === "number" ? Math.min(start + day - 1, last) : start;
}

function weekday(date1904: boolean, serial = 0, kind = 1): Scalar {
  if (serial < 0) return WRONG_NUMBER;
  const sunday = weekdayOfSerial(serial, date1904);
  if (kind === 1) return sunday + 1;
  if (kind === 2) return ((sunday + 6) % 7) + 1;
  if (kind === 3) return (sunday + 6) % 7;
  return kind >= 11 && kind <= 17 ? ((sunday - (kind - 10) + 7) % 7) + 1 : WRONG_NUMBER;
}

function workingDays(
  [from = null, to = null, holidays = null]: readonly Operand[],
  { world }: Frame,
): Scalar {
  const { locale } = world;
  const start = toNumber(single(from), locale);
  if (typeof start !== "number") return start;
  const end = toNumber(single(to), locale);
  if (typeof end !== "number") return end;
  const free = new Set<number>();
  visitCells(holidays, (value) => {
    if (typeof value === "number") free.add(Math.floor(value));
  });
  const [first, last] =
    start <= end ? [Math.floor(start), Math.floor(end)] : [Math.floor(end), Math.floor(start)];
  let count = 0;
  for (let day = first; day <= last; day++) {
    const sunday = weekdayOfSerial(day, locale.date1904);
    if (sunday !== 0 && sunday !== 6 && !free.has(day)) count++;
  }
  return start <= end ? count : -count;
}

/** The clock's own day and time, as the person's machine tells it. */
function serialNow({ world }: Frame): number {
  const now = world.now();
  const day = serialOfDay(
    { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() },
    world.locale.date1904,
  );
  return day + (now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds()) / 86_400;
}

export const dates: FunctionTable = {
  TODAY: ofValues(0, 0, (_values, frame) => Math.floor(serialNow(frame))),
  NOW: ofValues(0, 0, (_values, frame) => serialNow(frame)),
  DATE: onDays(3, 3, (date1904, year = 0, month = 0, day = 0) =>
    year < 0 || year >= 10_000
      ? WRONG_NUMBER
      : serialOf(Math.trunc(year), Math.trunc(month), Math.trunc(day), date1904),
  ),
  YEAR: partOf(({ year }) => year),
  MONTH: partOf(({ month }) => month),
  DAY: partOf(({ day }) => day),
  EOMONTH: onDays(2, 2, (date1904, serial = 0, months = 0) =>
    monthsOn(date1904, serial, months, true),
  ),
  EDATE: onDays(2, 2, (date1904, serial = 0, months = 0) =>
    monthsOn(date1904, serial, months, false),
  ),
  WEEKDAY: onDays(1, 2, weekday),
  DAYS: onDays(2, 2, (_date1904, end = 0, start = 0) => Math.floor(end) - Math.floor(start)),
  HOUR: clockPart((seconds) => Math.floor(seconds / 3600)),
  MINUTE: clockPart((seconds) => Math.floor(seconds / 60) % 60),
  SECOND: clockPart((seconds) => seconds % 60),
  TIME: onDays(3, 3, (_date1904, hours = 0, minutes = 0, seconds = 0) => {
    const total = Math.trunc(hours) * 3600 + Math.trunc(minutes) * 60 + Math.trunc(seconds);
    return total < 0 ? WRONG_NUMBER : (total % 86_400) / 86_400;
  }),
  DATEVALUE: ofValues(1, 1, ([text = null], { world }) => {
    const number = typeof text === "string" ? numberOfText(text, world.locale) : null;
    return number === null ? WRONG_VALUE : Math.floor(number);
  }),
  NETWORKDAYS: ofOperands(2, 3, workingDays),
};
