import type { Reader, Tx } from "./database.ts";

/** An upload on its way, or one that has become a run. */
export interface Upload {
  id: string;
  personId: string;
  requestSha256: string | null;
  /** What the commit answered, as text, so that a repeat gives the same bytes (P5). */
  answer: string | null;
}

export async function findUpload(reader: Reader, id: string): Promise<Upload | null> {
  const row = await reader
    .selectFrom("uploads")
    .select(["id", "person_id", "request_sha256", "answer"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    personId: row.person_id,
    requestSha256: row.request_sha256,
    answer: row.answer,
  };
}

export async function insertUpload(
  trx: Tx,
  upload: { id: string; personId: string; createdAt: string },
): Promise<void> {
  await trx
    .insertInto("uploads")
    .values({
      id: upload.id,
      person_id: upload.personId,
      created_at: upload.createdAt,
      committed_at: null,
      request_sha256: null,
      answer: null,
    })
    .execute();
}

/** Forgets what a person began to upload before an instant and never committed. */
export async function deleteAbandonedUploads(
  trx: Tx,
  personId: string,
  before: string,
): Promise<void> {
  const abandoned = trx
    .selectFrom("uploads")
    .select("id")
    .where("person_id", "=", personId)
    .where("committed_at", "is", null)
    .where("created_at", "<", before);
  await trx.deleteFrom("upload_chunks").where("upload_id", "in", abandoned).execute();
  await trx
    .deleteFrom("uploads")
    .where("person_id", "=", personId)
    .where("committed_at", "is", null)
    .where("created_at", "<", before)
    .execute();
}

/** The hash of a chunk that is there already; null when it is not. */
export async function findChunkSha256(
  reader: Reader,
  uploadId: string,
  number: number,
): Promise<string | null> {
  const row = await reader
    .selectFrom("upload_chunks")
    .select("sha256")
    .where("upload_id", "=", uploadId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.sha256 ?? null;
}

export async function insertChunk(
  trx: Tx,
  chunk: { uploadId: string; number: number; sha256: string; body: string },
): Promise<void> {
  await trx
    .insertInto("upload_chunks")
    .values({
      upload_id: chunk.uploadId,
      number: chunk.number,
      sha256: chunk.sha256,
      body: chunk.body,
    })
    .execute();
}

export async function listChunkNumbers(reader: Reader, uploadId: string): Promise<number[]> {
  const rows = await reader
    .selectFrom("upload_chunks")
    .select("number")
    .where("upload_id", "=", uploadId)
    .orderBy("number")
    .execute();
  return rows.map(({ number }) => number);
}

/** The text of a chunk, packed; "" once the upload is committed. */
export async function findChunkBody(
  reader: Reader,
  uploadId: string,
  number: number,
): Promise<string> {
  const row = await reader
    .selectFrom("upload_chunks")
    .select("body")
    .where("upload_id", "=", uploadId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.body ?? "";
}

/** The chunks have become entries; their hashes stay, so that a chunk sent again is recognised. */
export async function emptyChunk(trx: Tx, uploadId: string, number: number): Promise<void> {
  await trx
    .updateTable("upload_chunks")
    .set({ body: "" })
    .where("upload_id", "=", uploadId)
    .where("number", "=", number)
    .execute();
}

export async function saveCommit(
  trx: Tx,
  uploadId: string,
  commit: { at: string; requestSha256: string; answer: string },
): Promise<void> {
  await trx
    .updateTable("uploads")
    .set({
      committed_at: commit.at,
      request_sha256: commit.requestSha256,
      answer: commit.answer,
    })
    .where("id", "=", uploadId)
    .execute();
}
