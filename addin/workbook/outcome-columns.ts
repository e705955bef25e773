import { outcomeHeaders } from "./sheet-table.ts";
import type { OutcomeColumn } from "./sheet-table.ts";

/** Used where the sheet has a column of that name of its own, as some tools' exports do. */
const otherHeaders: Readonly<Partial<Record<OutcomeColumn, string>>> = {
  invoice: "Billing invoice",
  status: "Billing run status",
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Where the columns of this product stand. "Invoice" and "Billing status" are words that sheets have of
 * their own: they are ours only where "Billing run" or "Billing key" is, and our other names are not.
 */
export function findOutcomeColumns(
  headers: readonly string[],
): Record<OutcomeColumn, number | null> {
  const find = (header: string | undefined): number | null => {
    const index = headers.findIndex((other) => header !== undefined && same(other, header));
    return index === -1 ? null : index;
  };
  const run = find(outcomeHeaders.run);
  const key = find(outcomeHeaders.key);
  if (run === null && key === null) return { run, invoice: null, status: null, key };
  return {
    run,
    invoice: find(otherHeaders.invoice) ?? find(outcomeHeaders.invoice),
    status: find(otherHeaders.status) ?? find(outcomeHeaders.status),
    key,
  };
}

/** The header under which a missing column is appended. */
export function headerFor(column: OutcomeColumn, headers: readonly string[]): string {
  const taken = headers.some((header) => same(header, outcomeHeaders[column]));
  return (taken ? otherHeaders[column] : undefined) ?? outcomeHeaders[column];
}
