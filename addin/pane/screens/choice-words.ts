import type { DetailLevel, Grouping } from "#shared/grouping.ts";

/** How entries become invoices (R6), in words. */
export const groupingWords: Readonly<Record<Grouping, string>> = {
  client: "One invoice a client",
  "client-and-work-item": "One a client and work item",
  "client-and-column": "One a client and value of a column",
};

/** How much the client reads (R7), in words. */
export const detailWords: Readonly<Record<DetailLevel, string>> = {
  "every-entry": "Every entry",
  "by-work-item": "A line a work item",
  "by-person": "A line a person",
  "by-date": "A line a day",
  "one-line": "One summary line",
};
