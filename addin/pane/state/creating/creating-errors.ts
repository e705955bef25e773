import type { ProblemItem } from "#shared/wire/problem.ts";

/** Rows of which some stand on an invoice by now, or say the same as rows that do. */
export interface TakenRows {
  /** "alike": another row with the same content is billed, and a person can say that this one is other work (R10). */
  kind: "taken" | "alike";
  /** Their keys, and where they stand as far as the person may see it. */
  items: readonly ProblemItem[];
}

/** Somebody else billed some of the agreed rows before anything was sent. */
export class RowsTakenError extends Error {
  override readonly name = "RowsTakenError";
  readonly rows: TakenRows;

  constructor(rows: TakenRows) {
    super(`${rows.items.length} rows were taken`);
    this.rows = rows;
  }
}

/** The sheet no longer holds what the person agreed to; nothing was sent. */
export class SheetChangedError extends Error {
  override readonly name = "SheetChangedError";
}

/** Asked again after a reload, the server says that the upload never arrived whole: no run was made. */
export class NothingMadeError extends Error {
  override readonly name = "NothingMadeError";
}
