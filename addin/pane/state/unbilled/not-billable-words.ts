import { counted } from "../../../components/format.ts";
import type { NotBillableRow } from "../../../workbook/rows/sheet-entry.ts";

const words: readonly [NotBillableRow["reason"], string, string][] = [
  ["marked-not-billable", "row is marked as not billable", "rows are marked as not billable"],
  ["billed-elsewhere", "row says that it was billed", "rows say that they were billed"],
  ["total", "row is a total", "rows are totals"],
  ["heading", "row is a heading", "rows are headings"],
  ["repeated-header", "row repeats the header", "rows repeat the header"],
  ["remark", "row is a remark", "rows are remarks"],
  ["empty", "row is empty", "rows are empty"],
];

/** Why rows are no work to bill: one sentence for each reason, e.g. "3 rows are totals." */
export function notBillableWords(rows: readonly NotBillableRow[], locale: string): string[] {
  const counts = new Map<NotBillableRow["reason"], number>();
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return words.flatMap(([reason, one, many]) => {
    const count = counts.get(reason) ?? 0;
    return count === 0 ? [] : [`${counted(count, one, many, locale)}.`];
  });
}
