import type { RenderPool } from "../../documents/rendering/render-pool.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";
import { invoiceNotFound } from "../invoices/require-invoice.ts";
import { documentFacts } from "./document-facts.ts";

/** The document of an invoice as it would be issued now, if the person may see it (R5). Throws `invoice-not-found`. */
export async function showDocument(
  { database, actor }: Context,
  renderPool: RenderPool,
  invoiceId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const invoice = await findInvoice(database.read, actor.personId, invoiceId);
  if (invoice === null) throw invoiceNotFound();
  const facts = await documentFacts(database.read, database.dialect, invoice);
  const { bytes } = await renderPool.render(facts);
  return bytes;
}
