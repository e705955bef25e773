import type { ProblemItem } from "#shared/wire/problem.ts";
import { ProblemError } from "../../../api/problem-error.ts";
import type { Billable } from "../unbilled/billable.ts";
import { RowsTakenError } from "./creating-errors.ts";

/** The rows that somebody else took, by key, and where they stand as far as told; null for any other error. */
export function takenItems(error: unknown): readonly ProblemItem[] | null {
  if (error instanceof RowsTakenError) return error.items;
  return error instanceof ProblemError && error.code === "rows-taken" ? error.items : null;
}

/** Each taken row with the number that Excel shows; null for a row that the sheet no longer has. */
export function takenRows(
  items: readonly ProblemItem[],
  entries: readonly { key: string | null; sheetRow: number }[],
): { key: string; sheetRow: number | null; message: string }[] {
  const rows = new Map(entries.map(({ key, sheetRow }) => [key, sheetRow]));
  return items.map(({ location: key, message }) => ({
    key,
    sheetRow: rows.get(key) ?? null,
    message,
  }));
}

/** Whether what is picked now is the rest: none of the taken rows is in it any more. */
export function leavesOutTaken(
  items: readonly ProblemItem[],
  picked: readonly Pick<Billable, "sheet">[],
): boolean {
  const taken = new Set(items.map(({ location }) => location));
  return picked.every(({ sheet }) => sheet.key === null || !taken.has(sheet.key));
}
