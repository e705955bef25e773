import type { IssuedInvoice } from "../../domain/issued-invoice.ts";
import type { RenderPool } from "../../documents/rendering/render-pool.ts";
import type { Database } from "../../storage/database.ts";
import { listInvoicesById } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { documentFacts } from "./document-facts.ts";

/** The PDF of one invoice, or why it cannot be made. */
export type MadeDocument =
  { invoiceId: string; bytes: Uint8Array<ArrayBuffer> } | { invoiceId: string; fault: string };

/** What drawing needs besides the database. */
export interface DrawingParts {
  renderPool: RenderPool;
}

const invoicesAtOnce = 24;

/** Makes the documents of invoices, whoever sees them: for what the server itself does with them. */
export async function* makeDocuments(
  { database, renderPool }: { database: Database } & DrawingParts,
  invoiceIds: readonly string[],
): AsyncGenerator<MadeDocument, void> {
  const asked: string[] = [];
  const outcomes = renderPool.renderAll(factsOf(database, invoiceIds, asked));
  for await (const outcome of outcomes) {
    const invoiceId = asked.shift();
    if (invoiceId === undefined) throw new Error("More documents were drawn than asked for.");
    yield "document" in outcome
      ? { invoiceId, bytes: outcome.document.bytes }
      : { invoiceId, fault: "The document could not be drawn. Look at its preview and try again." };
  }
}

async function* factsOf(
  database: Database,
  invoiceIds: readonly string[],
  asked: string[],
): AsyncGenerator<IssuedInvoice, void> {
  const { read: reader, dialect } = database;
  for (let from = 0; from < invoiceIds.length; from += invoicesAtOnce) {
    const ids = invoiceIds.slice(from, from + invoicesAtOnce);
    const found: Invoice[] = await listInvoicesById(reader, dialect, ids);
    const byId = new Map(found.map((invoice) => [invoice.id, invoice]));
    for (const id of ids) {
      const invoice = byId.get(id);
      if (invoice === undefined) continue;
      asked.push(id);
      yield await documentFacts(reader, dialect, invoice);
    }
  }
}
