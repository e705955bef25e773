import { unpackDocument } from "../../documents/pack-document.ts";
import type { Database } from "../../storage/database.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { findDocument, listInvoiceDocuments } from "../../storage/posting/documents.ts";
import { makeDocuments } from "./make-documents.ts";
import type { DrawingParts } from "./make-documents.ts";

/**
 * The documents of some invoices of one run, in their order: the bytes that were stored for sending, which nothing
 * changes any more (P6), and where there are none, drawn from what is stored now. Throws when one cannot be had.
 */
export async function* documentsOf(
  parts: { database: Database } & DrawingParts,
  runId: string,
  invoices: readonly Invoice[],
): AsyncGenerator<{ invoice: Invoice; bytes: Uint8Array<ArrayBuffer> }, void> {
  const { read, dialect } = parts.database;
  const issued = invoices.filter(({ number }) => number !== null).map(({ id }) => id);
  const stored = await listInvoiceDocuments(read, dialect, runId, issued);
  const undrawn = invoices.filter(({ id }) => !stored.has(id)).map(({ id }) => id);
  const drawing = makeDocuments(parts, undrawn);
  try {
    for (const invoice of invoices) {
      const documentId = stored.get(invoice.id);
      const bytes =
        documentId === undefined
          ? await nextOf(drawing, invoice.id)
          : await storedBytes(parts.database, documentId);
      yield { invoice, bytes };
    }
  } finally {
    await drawing.return();
  }
}

/** The document of one invoice, stored or drawn like those. */
export async function documentOf(
  parts: { database: Database } & DrawingParts,
  invoice: Invoice,
): Promise<Uint8Array<ArrayBuffer>> {
  for await (const { bytes } of documentsOf(parts, invoice.runId, [invoice])) return bytes;
  throw new Error(`Invoice ${invoice.id} has no document.`);
}

async function storedBytes({ read }: Database, documentId: string) {
  const document = await findDocument(read, documentId);
  if (document === null) throw new Error(`The stored document ${documentId} is gone.`);
  return (await unpackDocument(document)).bytes;
}

async function nextOf(drawing: ReturnType<typeof makeDocuments>, invoiceId: string) {
  const { value } = await drawing.next();
  if (value === undefined || "fault" in value || value.invoiceId !== invoiceId) {
    throw new Error(`The document of invoice ${invoiceId} could not be drawn.`);
  }
  return value.bytes;
}
