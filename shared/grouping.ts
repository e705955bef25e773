import type { Entry } from "./entry.ts";

/** How entries become invoices (R6). */
export type Grouping = "client" | "client-and-work-item" | "client-and-column";

/** How much of the work the client reads (R7). */
export type DetailLevel = "every-entry" | "by-work-item" | "by-person" | "by-date" | "one-line";

/** The entries of one invoice that is yet to be made. */
export interface DraftInvoice {
  /** The same for the same bill-to, currency and label, whatever the order of the rows. */
  groupKey: string;
  billToKey: string;
  billToName: string;
  currency: string;
  /** Work item or column value when grouped by one, else "". */
  label: string;
  entries: Entry[];
}

/** Sorts entries into draft invoices; the order of the rows does not change the result (R6). */
export function groupEntries(_entries: readonly Entry[], _grouping: Grouping): DraftInvoice[] {
  throw new Error("not written yet");
}
