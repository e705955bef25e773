import type { EntryKind } from "./entry.ts";
import { localeOf } from "./language.ts";
import type { Language } from "./language.ts";

/** The words in lines that no entry supplies. */
export interface LineLabels {
  kinds: Record<EntryKind, string>;
  entryCount(count: number): string;
  date(date: string): string;
}

/** In the language of whoever reads the invoice. */
export const lineLabels: Readonly<Record<Language, LineLabels>> = {
  en: {
    kinds: { time: "Professional services", expense: "Expenses", "fixed-fee": "Fixed fees" },
    entryCount: counting("entry", "entries"),
    date: dating("en"),
  },
  de: {
    kinds: { time: "Honorar", expense: "Auslagen", "fixed-fee": "Pauschalhonorar" },
    entryCount: counting("Position", "Positionen"),
    date: dating("de"),
  },
  fr: {
    kinds: { time: "Honoraires", expense: "Frais", "fixed-fee": "Forfaits" },
    entryCount: counting("poste", "postes"),
    date: dating("fr"),
  },
  es: {
    kinds: { time: "Servicios profesionales", expense: "Gastos", "fixed-fee": "Honorarios fijos" },
    entryCount: counting("concepto", "conceptos"),
    date: dating("es"),
  },
};

function counting(one: string, many: string) {
  return (count: number) => `${count} ${count === 1 ? one : many}`;
}

/** "3 November 2026". */
function dating(language: Language) {
  let format: Intl.DateTimeFormat | undefined;
  return (date: string) => {
    const options = { dateStyle: "long", timeZone: "UTC", calendar: "gregory" } as const;
    format ??= new Intl.DateTimeFormat(localeOf[language], options);
    return format.format(Date.parse(date));
  };
}
