import { outcomeHeaders } from "./sheet-table.ts";
import type { OutcomeColumn } from "./sheet-table.ts";

/** Used where the sheet has a column "Invoice" of its own. */
const otherInvoiceHeader = "Billing invoice";

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Where the columns of this product stand. "Invoice" is a word that sheets have of their own: it is taken
 * for ours only beside "Billing run", where it was put.
 */
export function findOutcomeColumns(
  headers: readonly string[],
): Record<OutcomeColumn, number | null> {
  const find = (header: string): number | null => {
    const index = headers.findIndex((other) => same(other, header));
    return index === -1 ? null : index;
  };
  const run = find(outcomeHeaders.run);
  const beside = run === null ? null : run + 1;
  return {
    run,
    invoice:
      find(otherInvoiceHeader) ??
      (beside !== null && same(headers[beside] ?? "", outcomeHeaders.invoice) ? beside : null),
    status: find(outcomeHeaders.status),
    key: find(outcomeHeaders.key),
  };
}

/** The header under which a missing column is appended. */
export function headerFor(column: OutcomeColumn, headers: readonly string[]): string {
  const taken = headers.some((header) => same(header, outcomeHeaders[column]));
  return column === "invoice" && taken ? otherInvoiceHeader : outcomeHeaders[column];
}
