import { compareDates } from "#shared/calendar.ts";
import { compareNames, compareText } from "#shared/names.ts";

/** What decides the order in which invoices get their numbers (R14). */
export interface Numberable {
  id: string;
  invoiceDate: string;
  clientName: string;
  currency: string;
  label: string;
}

/** By invoice date and client; the rest only makes the order complete. */
export function compareForNumbering(a: Numberable, b: Numberable): number {
  return (
    compareDates(a.invoiceDate, b.invoiceDate) ||
    compareNames(a.clientName, b.clientName) ||
    compareText(a.currency, b.currency) ||
    compareNames(a.label, b.label) ||
    compareText(a.id, b.id)
  );
}

/** A stretch taken from a series: `count` numbers from `firstNumber` on. */
export interface NumberStretch {
  prefix: string;
  firstNumber: number;
  count: number;
}

/** The numbers of a stretch as they are printed: "KIN-1001". */
export function numbersOf({ prefix, firstNumber, count }: NumberStretch): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${firstNumber + index}`);
}
