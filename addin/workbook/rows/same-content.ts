import type { ProblemParts } from "./row-problem.ts";
import type { SheetEntry } from "./sheet-entry.ts";

/**
 * Tells of a row that says what an earlier row of the sheet says. Both are billed: two calls on one day are two rows,
 * and each has its own key; but a person may want to look (R10 holds back only what is billed already).
 */
export function sameContent(column: number | null): (entry: SheetEntry) => ProblemParts | null {
  const rows = new Map<string, number>();
  return ({ fingerprint, sheetRow }) => {
    const first = rows.get(fingerprint);
    if (first === undefined) {
      rows.set(fingerprint, sheetRow);
      return null;
    }
    return {
      sheetRow,
      field: null,
      column,
      code: "same-content",
      message: `Row ${sheetRow} says the same as row ${first}. Both are billed.`,
      blocks: false,
    };
  };
}
