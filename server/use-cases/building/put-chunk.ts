import { AppError } from "../../domain/app-error.ts";
import { packedText } from "../../storage/packed-text.ts";
import {
  deleteAbandonedUploads,
  findChunkSha256,
  findUpload,
  insertChunk,
  insertUpload,
} from "../../storage/uploads.ts";
import type { Context } from "../context.ts";

const keptHours = 24;

/**
 * Keeps a part of an upload until it is committed. The same part again changes nothing; answers whether it is new.
 * Throws `upload-not-found` for an upload of somebody else, `upload-differs` for another text under a number that
 * is there, `upload-committed` for a further number after the commit.
 */
export async function putChunk(
  { database, clock, actor }: Context,
  chunk: { uploadId: string; number: number; sha256: string; body: string },
): Promise<{ created: boolean }> {
  const { uploadId, number } = chunk;
  const { personId } = actor;
  const body = await packedText(chunk.body);
  return database.write(async (trx) => {
    const upload = await findUpload(trx, uploadId);
    if (upload === null) {
      const now = clock.now();
      const before = new Date(Date.parse(now) - keptHours * 3_600_000).toISOString();
      await deleteAbandonedUploads(trx, personId, before);
      await insertUpload(trx, { id: uploadId, personId, createdAt: now });
    } else if (upload.personId !== personId) {
      throw new AppError("upload-not-found", "This upload does not exist.");
    }
    const known = await findChunkSha256(trx, uploadId, number);
    if (known === chunk.sha256) return { created: false };
    if (known !== null) {
      throw new AppError(
        "upload-differs",
        "Another text was sent under this number before. Begin a new upload.",
        [{ location: "path.number", message: `Part ${number} is there already and differs.` }],
      );
    }
    if (upload !== null && upload.answer !== null) {
      throw new AppError("upload-committed", "This upload has become a run. Begin a new upload.");
    }
    await insertChunk(trx, { ...chunk, body });
    return { created: true };
  });
}
