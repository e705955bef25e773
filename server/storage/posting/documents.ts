import type { PackedDocument } from "../../domain/stored-document.ts";
import type { Database, Reader, Tx } from "../database.ts";
import { keyList } from "../key-list.ts";

export async function insertDocument(
  trx: Tx,
  document: PackedDocument,
  createdAt: string,
): Promise<void> {
  await trx
    .insertInto("documents")
    .values({
      id: document.id,
      media_type: document.mediaType,
      file_name: document.fileName,
      sha256: document.sha256,
      size_bytes: document.sizeBytes,
      // A Buffer is what both drivers bind.
      bytes: Buffer.from(document.packed),
      created_at: createdAt,
    })
    .execute();
}

export async function findDocument(reader: Reader, id: string): Promise<PackedDocument | null> {
  const row = await reader
    .selectFrom("documents")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    mediaType: row.media_type,
    fileName: row.file_name,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    packed: row.bytes,
  };
}

/** By invoice: the PDF that was made for sending it, of those in this run that have one. */
export async function listInvoiceDocuments(
  reader: Reader,
  dialect: Database["dialect"],
  runId: string,
  invoiceIds: Iterable<string>,
): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom("deliveries")
    .select(["invoice_id", "document_id"])
    .where("run_id", "=", runId)
    .where("invoice_id", "in", keyList(dialect, invoiceIds))
    .where("document_id", "is not", null)
    .orderBy("attempt_group")
    .execute();
  return new Map(rows.map((row) => [row.invoice_id ?? "", row.document_id ?? ""]));
}
