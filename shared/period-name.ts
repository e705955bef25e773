import type { Span } from "./calendar.ts";

/** "November 2026" for a whole month, "2026" for a whole year, else "1 Oct 2026 – 31 Dec 2026". */
export function periodName({ startsOn, endsOn }: Span, locale: string): string {
  const format = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(
      // Noon, so that no time zone moves the day.
      new Date(`${date}T12:00:00Z`),
    );
  if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) {
    return format(startsOn, { month: "long", year: "numeric" });
  }
  if (startsOn.endsWith("-01-01") && endsOn === `${startsOn.slice(0, 4)}-12-31`) {
    return startsOn.slice(0, 4);
  }
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  return `${format(startsOn, day)} – ${format(endsOn, day)}`;
}
