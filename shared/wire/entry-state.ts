import * as z from "zod";

/** POST /api/entry-states: what became of the rows of a sheet, for Refresh. At most 5,000 keys a request. */
export const entryStatesBody = z.strictObject({
  keys: z.array(z.string().min(1).max(200)).max(5_000),
});
export type EntryStatesBody = z.infer<typeof entryStatesBody>;

/** Entry status in the words of design §2. */
export type EntryStatus =
  "unbilled" | "in-draft" | "billed" | "part-billed" | "covered" | "written-off";

export interface EntryState {
  key: string;
  status: EntryStatus;
  /** null where the person may not see the invoice (R5). */
  runId: string | null;
  runName: string | null;
  invoiceNumber: string | null;
  invoiceStatus: string | null;
}

export interface EntryStatesAnswer {
  /** Only keys that the server knows; all others are unbilled. */
  entries: EntryState[];
}
