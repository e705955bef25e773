import type { Reader, Tx } from "../database.ts";

/** Bytes that are handed over, with their SHA-256 in hex; never changed once stored (P6). */
export interface StoredDocument {
  id: string;
  mediaType: string;
  fileName: string;
  sha256: string;
  bytes: Uint8Array;
}

export async function insertDocument(
  trx: Tx,
  document: StoredDocument,
  createdAt: string,
): Promise<void> {
  await trx
    .insertInto("documents")
    .values({
      id: document.id,
      media_type: document.mediaType,
      file_name: document.fileName,
      sha256: document.sha256,
      size_bytes: document.bytes.byteLength,
      // better-sqlite3 and pg both bind a Buffer
      bytes: Buffer.from(document.bytes),
      created_at: createdAt,
    })
    .execute();
}

export async function findDocument(reader: Reader, id: string): Promise<StoredDocument | null> {
  const row = await reader
    .selectFrom("documents")
    .select(["id", "media_type", "file_name", "sha256", "bytes"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    mediaType: row.media_type,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: new Uint8Array(row.bytes),
  };
}
