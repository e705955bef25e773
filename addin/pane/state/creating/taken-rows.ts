import type { ProblemItem } from "#shared/wire/problem.ts";
import { ProblemError } from "../../../api/problem-error.ts";
import type { Billable } from "../unbilled/billable.ts";
import { RowsTakenError } from "./creating-errors.ts";
import type { TakenRows } from "./creating-errors.ts";

/** The rows for which no run was made, by key, and where they stand as far as told; null for any other error. */
export function takenRowsOf(error: unknown): TakenRows | null {
  if (error instanceof RowsTakenError) return error.rows;
  if (!(error instanceof ProblemError)) return null;
  if (error.code === "rows-taken") return { kind: "taken", items: error.items };
  return error.code === "rows-look-billed" ? { kind: "alike", items: error.items } : null;
}

export interface TakenRow {
  key: string;
  /** As Excel numbers it; null for a row that the sheet no longer has. */
  sheetRow: number | null;
  message: string;
}

export function numberedRows(
  items: readonly ProblemItem[],
  entries: readonly { key: string | null; sheetRow: number }[],
): TakenRow[] {
  const rows = new Map(entries.map(({ key, sheetRow }) => [key, sheetRow]));
  return items.map(({ location: key, message }) => ({
    key,
    sheetRow: rows.get(key) ?? null,
    message,
  }));
}

/** Whether what is picked now is the rest: of the taken rows only those that a person has confirmed are in it. */
export function leavesOutTaken(
  items: readonly ProblemItem[],
  picked: readonly Pick<Billable, "sheet" | "confirmedNotBilled">[],
): boolean {
  const keys = new Set(items.map(({ location }) => location));
  return picked.every(
    ({ sheet, confirmedNotBilled }) =>
      confirmedNotBilled || sheet.key === null || !keys.has(sheet.key),
  );
}
