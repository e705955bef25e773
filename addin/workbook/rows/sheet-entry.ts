import type { Entry } from "#shared/entry.ts";
import type { DateOrder } from "../sheet-table.ts";
import type { Field } from "../mapping/fields.ts";

/**
 * One billable row, understood: an entry without what only the server knows (bill-to, the tax code that
 * falls back) and without a decision yet.
 */
export interface SheetEntry extends Omit<
  Entry,
  "key" | "billToKey" | "billToName" | "writeOnOffMinor" | "carriedMinor"
> {
  /** Row number that Excel shows; holds only for the table as it was read. */
  sheetRow: number;
  /** The sheet's own ID, else the hidden key, else null until keys are assigned (R10). */
  key: string | null;
  fingerprint: string;
  /** As in the sheet; "" when there is no such column. */
  clientCode: string;
  /** The client's e-mail address; "" when there is no such column. */
  clientEmail: string;
}

/** Why a row cannot be billed, or wants a look (R11). */
export type RowProblemCode =
  | "no-client"
  | "no-value"
  | "not-a-number"
  | "too-large"
  | "date-not-understood"
  | "amount-differs"
  | "unknown-kind"
  | "unknown-currency"
  | "unknown-tax-code"
  | "already-billed"
  | "in-another-draft"
  | "duplicate-key"
  | "changed-after-billing"
  | "changed-in-draft"
  | "looks-billed"
  | "same-content"
  | "covered"
  | "excluded";

export interface RowProblem {
  sheetRow: number;
  field: Field | null;
  /** Cell to go to. */
  column: number;
  address: string;
  code: RowProblemCode;
  /** One sentence that names the cell's content where that helps. */
  message: string;
  /** What the row is worth where that is known. */
  amountMinor: number | null;
  currency: string | null;
  /** false: the row is billed all the same, it only wants a look. */
  blocks: boolean;
  /** For "looks-billed": what to put among the confirmed ones when the person says it is other work (R10). */
  confirmationId: string | null;
  /** Where a row stands that is billed or in a draft; null where it does not. */
  claim: RowClaim | null;
}

/** Run and invoice of a row; null, each, where the person may not see it (R5) or there is none yet. */
export interface RowClaim {
  /** Of the row itself. */
  key: string;
  /** Who put it there. */
  byName: string | null;
  runName: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  invoiceDate: string | null;
}

/** A row that is not meant to be billed: said, but nothing to mend. */
export interface NotBillableRow {
  sheetRow: number;
  reason:
    | "empty"
    | "marked-not-billable"
    /** A status column says that it was billed, by this tool or another. */
    | "billed-elsewhere"
    /** Sums of other rows. */
    | "total"
    /** Names the client or person of the rows below it. */
    | "heading"
    | "repeated-header"
    /** A text alone in its row, such as a note under the list. */
    | "remark";
  amountMinor: number | null;
  currency: string | null;
}

export interface UnderstoodRows {
  entries: SheetEntry[];
  problems: RowProblem[];
  notBillable: NotBillableRow[];
  /** How texts in the date column were read; null when it holds no texts or there is none. */
  dateReading: {
    order: DateOrder;
    decidedBy: "column" | "person" | "workbook" | "assumption";
    /** The column's real dates look as if day and month had been swapped when the file was opened. */
    swapSuspected: boolean;
    /** Whether they are read with day and month turned back; null while nobody has said, and they are read as they stand. */
    turned: boolean | null;
  } | null;
  /** Fields whose texts, such as "1.234", could be read in two ways and were read as the workbook writes numbers. */
  openNumbers: ("quantity" | "rate" | "value")[];
}
