import type { Entry } from "./entry.ts";
import { compareNames, compareText, nameKey } from "./names.ts";

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

/** The text by which an entry's invoice is told from others of the same client. */
const labelOf: Record<Grouping, (entry: Entry) => string> = {
  client: () => "",
  "client-and-work-item": (entry) => entry.workItem,
  "client-and-column": (entry) => entry.groupLabel,
};

/**
 * Sorts entries into draft invoices; the order of the rows does not change the result (R6). Invoices stand by
 * bill-to name, currency and label, their entries as `compareEntries` says. Labels are compared as names are (R2).
 */
export function groupEntries(entries: readonly Entry[], grouping: Grouping): DraftInvoice[] {
  const label = labelOf[grouping];
  const labelKeys = new Map<string, string>([["", ""]]);
  const byBillTo = new Map<string, Map<string, Map<string, DraftInvoice>>>();
  const drafts: DraftInvoice[] = [];

  for (const entry of entries) {
    const entryLabel = label(entry);
    let labelKey = labelKeys.get(entryLabel);
    if (labelKey === undefined) labelKeys.set(entryLabel, (labelKey = nameKey(entryLabel)));

    let byCurrency = byBillTo.get(entry.billToKey);
    if (byCurrency === undefined) byBillTo.set(entry.billToKey, (byCurrency = new Map()));
    let byLabel = byCurrency.get(entry.currency);
    if (byLabel === undefined) byCurrency.set(entry.currency, (byLabel = new Map()));

    const draft = byLabel.get(labelKey);
    if (draft === undefined) {
      const first = firstEntry(entry, labelKey, entryLabel);
      byLabel.set(labelKey, first);
      drafts.push(first);
      continue;
    }
    draft.entries.push(entry);
    // Of several spellings the smallest stands, so that it is the same whichever row comes first.
    if (entryLabel < draft.label) draft.label = entryLabel;
    if (entry.billToName < draft.billToName) draft.billToName = entry.billToName;
  }

  for (const draft of drafts) draft.entries.sort(compareEntries);
  return drafts.sort(compareDrafts);
}

function firstEntry(entry: Entry, labelKey: string, label: string): DraftInvoice {
  const { billToKey, billToName, currency } = entry;
  const groupKey = JSON.stringify([billToKey, currency, labelKey]);
  return { groupKey, billToKey, billToName, currency, label, entries: [entry] };
}

function compareDrafts(a: DraftInvoice, b: DraftInvoice): number {
  return (
    compareNames(a.billToName, b.billToName) ||
    compareText(a.billToKey, b.billToKey) ||
    compareText(a.currency, b.currency) ||
    compareNames(a.label, b.label) ||
    compareText(a.groupKey, b.groupKey)
  );
}

/** Order of entries on an invoice: date (without one last), work item, person, key. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    return b.date === null || a.date < b.date ? -1 : 1;
  }
  return (
    compareText(a.workItem, b.workItem) ||
    compareText(a.person, b.person) ||
    compareText(a.key, b.key)
  );
}
