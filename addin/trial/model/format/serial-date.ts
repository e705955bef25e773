/** Excel's day numbers. In the 1900 system serial 60 is a 29 February 1900 that never was. */
export type CalendarDay = { year: number; month: number; day: number };

const DAYS_BETWEEN_SYSTEMS = 1462;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);

/** The serial of a day; NaN when there is no such day or the system has no number for it. */
export function serialOfDay({ year, month, day }: CalendarDay, date1904: boolean): number {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (
    back.getUTCFullYear() !== year ||
    back.getUTCMonth() !== month - 1 ||
    back.getUTCDate() !== day
  )
    return NaN;
  const days = Math.round((time - EPOCH_1900) / DAY_MS);
  const serial = days >= 60 ? days + 1 : days;
  const counted = date1904 ? serial - DAYS_BETWEEN_SYSTEMS : serial;
  return counted >= 0 ? counted : NaN;
}

export function dayOfSerial(serial: number, date1904: boolean): CalendarDay {
  const whole = Math.floor(serial) + (date1904 ? DAYS_BETWEEN_SYSTEMS : 0);
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  if (whole === 0) return { year: 1900, month: 1, day: 0 };
  const date = new Date(EPOCH_1900 + (whole > 60 ? whole - 1 : whole) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 = Sunday, as Excel counts (wrong before March 1900, like Excel). */
export const weekdayOfSerial = (serial: number, date1904: boolean): number =>
  (Math.floor(serial) + (date1904 ? DAYS_BETWEEN_SYSTEMS : 0) + 6) % 7;
