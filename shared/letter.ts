import { formatMoney } from "./decimal.ts";
import { localeOf } from "./language.ts";
import type { Language } from "./language.ts";
import { fillTemplate } from "./message-template.ts";
import type { MessageTemplate } from "./message-template.ts";

/** Everything that the message of an invoice says. */
export interface LetterFacts {
  language: Language;
  template: MessageTemplate;
  firmName: string;
  clientName: string;
  number: string;
  dueDate: string;
  grossMinor: number;
  currency: string;
}

/** Subject and text in the client's language and form of numbers and dates. */
export function letterWords(facts: LetterFacts): { subject: string; text: string } {
  const { template, firmName, clientName, number } = facts;
  const locale = localeOf[facts.language];
  const values = {
    client: clientName,
    number,
    total: formatMoney(facts.grossMinor, facts.currency, locale),
    dueDate: longDate(facts.dueDate, locale),
    firm: firmName,
  };
  return {
    subject: fillTemplate(template.subject, values),
    text: fillTemplate(template.text, values),
  };
}

const longDates = new Map<string, Intl.DateTimeFormat>();

function longDate(date: string, locale: string): string {
  let format = longDates.get(locale);
  if (format === undefined) {
    // making one takes longer than the rest of the letter
    format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    longDates.set(locale, format);
  }
  return format.format(Date.parse(date));
}
