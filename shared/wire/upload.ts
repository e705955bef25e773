import * as z from "zod";
import {
  countField,
  currencyField,
  dateField,
  detailLevelField,
  groupingField,
  idField,
  minorField,
  moneyField,
  runNameField,
} from "./fields.ts";

/**
 * One entry as the pane uploads it. Amounts in minor units; quantity and rate in millionths.
 * The client is the one that the check returned; the server finds bill-to and tax code itself.
 */
export const uploadEntry = z.strictObject({
  key: z.string().min(1).max(200),
  /** Content of the row, so that the same work under another key is recognised (R10). */
  fingerprint: z.string().min(1).max(100),
  clientId: idField,
  kind: z.enum(["time", "expense", "fixed-fee"]),
  workItem: z.string().max(300),
  date: dateField.nullable(),
  person: z.string().max(200),
  partner: z.string().max(200),
  description: z.string().max(2_000),
  quantityMicro: z.int().nullable(),
  rateMicro: z.int().nullable(),
  valueMinor: minorField,
  currency: currencyField,
  taxCode: z.string().max(40).nullable(),
  groupLabel: z.string().max(300),
  writeOnOffMinor: minorField,
  carriedMinor: minorField,
  /** The person has said of this very row that it is not the one billed before (R10). */
  confirmedNotBilled: z.boolean(),
});
export type UploadEntry = z.infer<typeof uploadEntry>;

/** PUT /api/uploads/{uploadId}/chunks/{number}: at most 5,000 entries; `Content-Digest`-like hash in the body. */
export const uploadChunkBody = z.strictObject({
  entries: z.array(uploadEntry).min(1).max(5_000),
});
export type UploadChunkBody = z.infer<typeof uploadChunkBody>;

/** POST /api/uploads/{uploadId}/commit: makes a run, or adds to a draft run, all or nothing. */
export const commitUploadBody = z.strictObject({
  chunkCount: countField,
  /** What the pane showed; the server refuses with `upload-differs` when it comes to anything else. */
  expected: z.strictObject({
    entryCount: countField,
    invoiceCount: countField,
    /** Billed amounts before tax, per currency, ordered by currency code. */
    netByCurrency: z.array(moneyField).max(50),
    /** With tax, per currency. */
    grossByCurrency: z.array(moneyField).max(50),
  }),
  target: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("new-run"),
      name: runNameField,
      invoiceDate: dateField,
      grouping: groupingField,
      detailLevel: detailLevelField,
    }),
    z.strictObject({ type: z.literal("draft-run"), runId: idField }),
  ]),
});
export type CommitUploadBody = z.infer<typeof commitUploadBody>;

/** Answer of a commit; a repeated commit of the same upload gives the same one (P5). */
export interface CommittedUpload {
  runId: string;
  entryCount: number;
  invoiceCount: number;
  /** When one invoice was made, the pane opens it; else the run (K13). */
  invoiceIds: string[];
}
