import * as z from "zod";
import type { EntryKind } from "../entry.ts";

/**
 * POST /api/entry-states: what became of the rows of a sheet, for Refresh. At most 5,000 keys and 5,000 fingerprints
 * a request.
 */
export const entryStatesBody = z.strictObject({
  keys: z.array(z.string().min(1).max(200)).max(5_000),
  /** Of rows that have lost their keys: asks for the keys of what is billed or reserved with this content. */
  fingerprints: z.array(z.string().min(1).max(100)).max(5_000).optional(),
  /** Asks for the content of each entry too. */
  withContent: z.boolean().optional(),
});
export type EntryStatesBody = z.infer<typeof entryStatesBody>;

/** Entry status in the words of design §2. */
export type EntryStatus =
  "unbilled" | "in-draft" | "billed" | "part-billed" | "covered" | "written-off";

/** What was put on the invoice; its client is the server's, the rest as it stood in the sheet. */
export interface EntryContent {
  clientName: string;
  kind: EntryKind;
  date: string | null;
  person: string;
  workItem: string;
  description: string;
  quantityMicro: number | null;
  rateMicro: number | null;
  valueMinor: number;
  currency: string;
}

/** All but key and status is null where the person may not see the invoice (R5). */
export interface EntryState {
  key: string;
  status: EntryStatus;
  runId: string | null;
  runName: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  invoiceStatus: string | null;
  /** For If-Match. */
  invoiceVersion: number | null;
  /** Of the row as it was put on the invoice: another one now means that the row was changed. */
  fingerprint: string | null;
  /** null too when it was not asked for. */
  content: EntryContent | null;
}

export interface EntryStatesAnswer {
  /** Only keys that the server knows; all others are unbilled. */
  entries: EntryState[];
  /** By fingerprint asked for, the keys that the person may see, in the order asked; others are left out. */
  alike: { fingerprint: string; keys: string[] }[];
}
