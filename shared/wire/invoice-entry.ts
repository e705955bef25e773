import * as z from "zod";
import type { InvoiceDetail } from "./invoice.ts";
import { uploadEntry } from "./upload.ts";

/**
 * POST /api/invoices/{invoiceId}/entries/{key}/take-change: the row as it stands in the sheet now. The decision about
 * the entry and the label by which it was grouped stay.
 */
export const takeChangeBody = uploadEntry.omit({
  key: true,
  groupLabel: true,
  writeOnOffMinor: true,
  carriedMinor: true,
});
export type TakeChangeBody = z.infer<typeof takeChangeBody>;

/** DELETE /api/invoices/{invoiceId}/entries/{key}: answer. */
export interface RemovedEntry {
  /** null: it was the last entry, so the invoice is gone too. */
  invoice: InvoiceDetail | null;
}
