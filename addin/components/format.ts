import { formatMoney } from "#shared/decimal.ts";
import { periodName } from "#shared/period-name.ts";
import type { Money } from "#shared/wire/fields.ts";
import { firmCurrencyFirst } from "./firm-currency.ts";

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

/** Sums of several currencies in one sentence, the firm's first; "nothing" when there are none. */
export function formatTotals(
  totals: readonly Money[],
  locale: string,
  firmCurrency: string | null,
): string {
  return totals.length === 0
    ? "nothing"
    : sentenceList.format(
        firmCurrencyFirst(totals, firmCurrency).map((money) =>
          formatMoney(money.amountMinor, money.currency, locale),
        ),
      );
}

/** The words around it are English whatever the numbers look like. */
const sentenceList = new Intl.ListFormat("en-GB", { type: "conjunction" });

export function formatCount(count: number, locale: string): string {
  return numberFormat(locale, {}).format(count);
}

/** "1 row", "412 rows". */
export function counted(count: number, one: string, many: string, locale: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? one : many}`;
}

/** "24 Nov 2026" from `YYYY-MM-DD`. Noon UTC, so that no time zone moves the day. */
export function formatDate(date: string, locale: string): string {
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${date}T12:00:00Z`));
}

/** Day of an instant, in the zone of whoever reads it. */
export function formatInstantDay(instant: string, locale: string): string {
  const options = { day: "numeric", month: "short", year: "numeric" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** "24 Nov 2026, 14:05" of an instant, in the zone of whoever reads it. */
export function formatInstant(instant: string, locale: string): string {
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** "November 2026" for a whole month, "2026" for a year, else "1 Oct 2026 – 31 Dec 2026". */
export function formatPeriod(startsOn: string, endsOn: string, locale: string): string {
  return periodName({ startsOn, endsOn }, locale);
}

/** "20 %" of a rate in millionths. */
export function formatRate(ratePpm: number, locale: string): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(
    ratePpm / 1_000_000,
  );
}

/** "24 kB", "1.3 MB". */
export function formatFileSize(bytes: number, locale: string): string {
  const large = bytes >= 1_000_000;
  const options = {
    style: "unit",
    unit: large ? "megabyte" : "kilobyte",
    maximumFractionDigits: large ? 1 : 0,
  } as const;
  return numberFormat(locale, options).format(large ? bytes / 1_000_000 : Math.ceil(bytes / 1_000));
}
