/** Dates without a time are `YYYY-MM-DD` texts, which sort as they are; nothing here knows the clock. */

const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** Whether the text is a day that exists: "2026-02-29" is not one. */
export function isDate(text: string): boolean {
  const match = dateShape.exec(text);
  return match !== null && Number(match[1]) > 0 && dateOfDay(dayOf(text)) === text;
}

/** Days since 1970-01-01. */
function dayOf(date: string): number {
  const instant = new Date(0);
  instant.setUTCFullYear(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)) - 1,
    Number(date.slice(8, 10)),
  );
  return instant.getTime() / millisecondsPerDay;
}

function dateOfDay(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Negative, zero or positive, as `a` lies before, on or after `b`. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayOf(date) + days);
}

/** Days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

/** The same day some months later; the month's last day where it is shorter. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  const first = (year ?? 0) * 12 + (month ?? 1) - 1 + months;
  const firstDay = `${String(Math.floor(first / 12)).padStart(4, "0")}-${String((first % 12) + 1).padStart(2, "0")}-01`;
  const next = new Date(dayOf(firstDay) * millisecondsPerDay);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return addDays(firstDay, Math.min(day ?? 1, next.getUTCDate()) - 1);
}

/** When an invoice is to be paid (R3). */
export function dueDateOf(invoiceDate: string, termsDays: number): string {
  return addDays(invoiceDate, termsDays);
}

/** Which day a workbook counts from. */
export type DateSystem = 1900 | 1904;

const lastSerial: Record<DateSystem, number> = { 1900: 2_958_465, 1904: 2_957_003 };

/**
 * The date of a cell's serial number; a time of day is dropped. Null when no such day exists, which includes 60 in
 * the 1900 system: Excel shows it as 29 February 1900.
 */
export function dateOfSerial(serial: number, system: DateSystem): string | null {
  const day = Math.floor(serial);
  if (!(day >= 0 && day <= lastSerial[system])) return null;
  if (system === 1904) return addDays("1904-01-01", day);
  if (day === 0 || day === 60) return null;
  return addDays(day < 60 ? "1899-12-31" : "1899-12-30", day);
}

/** The serial number a cell holds for a date; null when the date lies before the system's first day. */
export function serialOfDate(date: string, system: DateSystem): number | null {
  const serial =
    system === 1904
      ? daysBetween("1904-01-01", date)
      : daysBetween(date < "1900-03-01" ? "1899-12-31" : "1899-12-30", date);
  return serial < (system === 1904 ? 0 : 1) ? null : serial;
}

/** A span of dates; both ends belong to it (R25). */
export interface Span {
  startsOn: string;
  endsOn: string;
}

/** The period in which a date lies, or null. */
export function periodContaining<Period extends Span>(
  periods: readonly Period[],
  date: string,
): Period | null {
  return periods.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn) ?? null;
}

export type PeriodFrequency = "month" | "quarter" | "year";

export const monthsIn: Record<PeriodFrequency, number> = { month: 1, quarter: 3, year: 12 };

/** Periods without gaps from a start date up to the one that contains `through` (R25); none when that is earlier. */
export function generatePeriods(
  frequency: PeriodFrequency,
  startsOn: string,
  through: string,
): Span[] {
  const spans: Span[] = [];
  let start = startsOn;
  while (start <= through) {
    const next = addMonths(startsOn, (spans.length + 1) * monthsIn[frequency]);
    spans.push({ startsOn: start, endsOn: addDays(next, -1) });
    start = next;
  }
  return spans;
}

/** Whether the text names a time zone of the IANA list; an offset is none, because it knows no summer. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The date on a firm's calendar at an instant (R3). Throws a RangeError when the time zone is not known. */
export function todayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The instant at which a day begins on a firm's calendar, ISO 8601 in UTC. */
export function startOfDay(timeZone: string, date: string): string {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  // Twice, because the offset may change between the first guess and the day's beginning.
  const first = midnight - offsetAt(timeZone, midnight);
  return new Date(midnight - offsetAt(timeZone, first)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1_000) * 1_000;
}
