import { totalOfText } from "../cells/words.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { Field } from "./fields.ts";
import type { Guessing } from "./settle-guesses.ts";

/** Columns of the person's own, without those that this product writes. */
export function ownColumns(table: Pick<SheetTable, "headers" | "outcome">): number[] {
  const ours = new Set(Object.values(table.outcome));
  return table.headers.map((_, column) => column).filter((column) => !ours.has(column));
}

export function isBlank(cell: CellValue | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
}

/**
 * Whether a column holds nothing but headings of the rows below: each of its texts stands alone in its row, or names a
 * row of sums. Reports grouped by client or by person are made so; in a list, a row has its client beside its amount.
 */
export function holdsHeadings(
  rows: readonly (readonly CellValue[])[],
  own: readonly number[],
  column: number,
): boolean {
  let headings = 0;
  let below = 0;
  for (const row of rows) {
    const cell = row[column];
    if (isBlank(cell)) {
      if (headings > 0 && own.some((other) => !isBlank(row[other]))) below += 1;
      continue;
    }
    if (typeof cell !== "string") return false;
    if (totalOfText(cell) !== null) continue;
    if (own.some((other) => other !== column && !isBlank(row[other]))) return false;
    headings += 1;
  }
  return headings > 0 && below > headings;
}

/** Gives a column of headings the first of client, person and work item that no other column has. */
export function guessHeadings({ table, sample, profiles, guesses, taken }: Guessing): void {
  const own = ownColumns(table);
  for (const { column, texts } of profiles) {
    if (taken.has(column) || texts < 0.8 || !holdsHeadings(sample, own, column)) continue;
    const wanted: Field[] = ["client", "person", "workItem"];
    const field = wanted.find((one) => !guesses.has(one));
    if (field === undefined) return;
    guesses.set(field, {
      column,
      certainty: "likely",
      why: "Its texts stand as headings above the rows they belong to.",
    });
    taken.add(column);
  }
}
