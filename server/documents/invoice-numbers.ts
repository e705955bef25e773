import { formatMicro, formatMinor, formatMoney } from "#shared/decimal.ts";
import { localeOf } from "#shared/language.ts";
import type { Language } from "#shared/language.ts";
import { minorDigits } from "#shared/money.ts";

/** How numbers and dates stand on an invoice of that language and currency. */
export interface InvoiceNumbers {
  amount(amountMinor: number): string;
  money(amountMinor: number): string;
  quantity(quantityMicro: number): string;
  price(priceMicro: number): string;
  rate(ratePpm: number): string;
  date(date: string): string;
  span(from: string, to: string): string;
}

interface Formats {
  date: Intl.DateTimeFormat;
  percent: Intl.NumberFormat;
}

const formats = new Map<Language, Formats>();

function formatsOf(language: Language): Formats {
  let found = formats.get(language);
  if (found === undefined) {
    const locale = localeOf[language];
    found = {
      date: new Intl.DateTimeFormat(locale, {
        dateStyle: "long",
        timeZone: "UTC",
        calendar: "gregory",
      }),
      percent: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }),
    };
    formats.set(language, found);
  }
  return found;
}

export function invoiceNumbers(language: Language, currency: string): InvoiceNumbers {
  const locale = localeOf[language];
  const { date, percent } = formatsOf(language);
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    amount: (amountMinor) => formatMinor(amountMinor, currency, locale),
    money: (amountMinor) => formatMoney(amountMinor, currency, locale),
    quantity: (quantityMicro) => formatMicro(quantityMicro, locale),
    price: (priceMicro) => formatMicro(priceMicro, locale, Math.min(minorDigits(currency), 6)),
    rate: (ratePpm) => percent.format(ratePpm / 1_000_000),
    date: (day) => date.format(midnight(day)),
    span: (from, to) => date.formatRange(midnight(from), midnight(to)),
  };
}
