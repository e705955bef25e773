import type { RenderPool } from "../../documents/rendering/render-pool.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";
import { invoiceNotFound } from "../invoices/require-invoice.ts";
import { documentOf } from "./stored-documents.ts";

/**
 * The document of an invoice, if the person may see it (R5): the one that was sent, or as it would be issued now.
 * Throws `invoice-not-found`.
 */
export async function showDocument(
  { database, actor }: Context,
  renderPool: RenderPool,
  invoiceId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const invoice = await findInvoice(database.read, actor.personId, invoiceId);
  if (invoice === null) throw invoiceNotFound();
  return documentOf({ database, renderPool }, invoice);
}
