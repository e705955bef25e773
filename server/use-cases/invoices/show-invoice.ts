import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import type { Context } from "../context.ts";
import { readInvoiceDetail } from "./invoice-view.ts";

/** An invoice opened, if the person may see it (R5). Throws `invoice-not-found`. */
export async function showInvoice(context: Context, invoiceId: string): Promise<InvoiceDetail> {
  return readInvoiceDetail(context, context.database.read, invoiceId);
}
