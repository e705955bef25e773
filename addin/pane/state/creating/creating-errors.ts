import type { ProblemItem } from "#shared/wire/problem.ts";

/** Somebody else billed some of the agreed rows before anything was sent. */
export class RowsTakenError extends Error {
  override readonly name = "RowsTakenError";
  /** Their keys, and where they stand as far as the person may see it. */
  readonly items: readonly ProblemItem[];

  constructor(items: readonly ProblemItem[]) {
    super(`${items.length} rows were taken`);
    this.items = items;
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
