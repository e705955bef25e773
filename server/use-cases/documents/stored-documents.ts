import { unpackDocument } from "../../documents/pack-document.ts";
import type { Database } from "../../storage/database.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { findDocument } from "../../storage/posting/documents.ts";
import { makeDocuments } from "./make-documents.ts";
import type { DrawingParts } from "./make-documents.ts";

/**
 * The documents of some invoices, in their order: the bytes that were stored for sending, which nothing
 * changes any more (P6), and where there are none, drawn from what is stored. Throws when one cannot be had.
 */
export async function* documentsOf(
  parts: { database: Database } & DrawingParts,
  invoices: readonly Invoice[],
): AsyncGenerator<{ invoice: Invoice; bytes: Uint8Array<ArrayBuffer> }, void> {
  const undrawn = invoices.filter(({ documentId }) => documentId === null);
  const drawing = makeDocuments(
    parts,
    undrawn.map(({ id }) => id),
  );
  try {
    for (const invoice of invoices) {
      const { id, documentId } = invoice;
      const bytes =
        documentId === null
          ? await nextOf(drawing, id)
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
  for await (const { bytes } of documentsOf(parts, [invoice])) return bytes;
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
