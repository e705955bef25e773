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

/**
 * Makes the documents of invoices, whoever sees them: for what the server itself does with them. Ids are asked for as
 * drawing goes on.
 */
export async function* makeDocuments(
  { database, renderPool }: { database: Database } & DrawingParts,
  invoiceIds: Iterable<string> | AsyncIterable<string>,
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
  { read: reader, dialect }: Database,
  invoiceIds: Iterable<string> | AsyncIterable<string>,
  asked: string[],
): AsyncGenerator<IssuedInvoice, void> {
  for await (const ids of inLots(invoiceIds)) {
    const found: Invoice[] = await listInvoicesById(reader, dialect, ids);
    const byId = new Map(found.map((invoice) => [invoice.id, invoice]));
    const invoices = ids.flatMap((id) => byId.get(id) ?? []);
    const facts = await documentFacts(reader, dialect, invoices);
    asked.push(...invoices.map(({ id }) => id));
    yield* facts;
  }
}

async function* inLots(
  ids: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string[], void> {
  let lot: string[] = [];
  for await (const id of ids) {
    lot.push(id);
    if (lot.length < invoicesAtOnce) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
