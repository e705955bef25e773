import type { PackedDocument } from "../../domain/stored-document.ts";
import type { Reader, Tx } from "../database.ts";

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
