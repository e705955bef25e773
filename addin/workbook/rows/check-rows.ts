import type { CheckAnswer, CheckBody, CheckedClient } from "#shared/wire/check.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { RowProblem, SheetEntry } from "./sheet-entry.ts";

/** An entry whose client the server knows. */
export interface CheckedRow {
  entry: SheetEntry;
  /** null: the name is unknown to the server, "create client" is offered (R17). */
  client: CheckedClient | null;
}

export interface CheckedRows {
  rows: CheckedRow[];
  problems: RowProblem[];
}

/** Bodies for POST /api/check, at most 5,000 clients and entries each, and how to put the answers back. */
export interface CheckPlan {
  bodies: CheckBody[];
  /** Takes the answers in the order of `bodies`. */
  apply(
    answers: readonly CheckAnswer[],
    firm: { taxCodes: ReadonlySet<string>; defaultTaxCode: string | null },
    confirmed: ReadonlySet<string>,
  ): CheckedRows;
}

export function planCheck(
  _table: SheetTable,
  _mapping: ColumnMapping,
  _entries: readonly SheetEntry[],
): CheckPlan {
  throw new Error("not written yet");
}
