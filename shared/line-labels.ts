import type { EntryKind } from "./entry.ts";

/** The words in lines that no entry supplies, so that an invoice can be in another language. */
export interface LineLabels {
  kinds: Record<EntryKind, string>;
  entryCount(count: number): string;
  date(date: string): string;
}

export const englishLineLabels: LineLabels = {
  kinds: { time: "Professional services", expense: "Expenses", "fixed-fee": "Fixed fees" },
  entryCount: (count) => (count === 1 ? "1 entry" : `${count} entries`),
  date: (date) => date,
};
