import type { UploadChunkBody, UploadEntry } from "#shared/wire/upload.ts";
import { refuseTooManyRows } from "../../domain/run-limits.ts";
import type { Reader } from "../../storage/database.ts";
import { unpackedText } from "../../storage/packed-text.ts";
import { findChunkBody, listChunkNumbers } from "../../storage/uploads.ts";
import { fairTurns } from "../fair-turns.ts";

/**
 * The rows of all chunks, 0 to `chunkCount` − 1; null when others are there, or none any more. Throws `validation` when
 * they are too many.
 */
export async function readUploadedRows(
  reader: Reader,
  uploadId: string,
  chunkCount: number,
): Promise<UploadEntry[] | null> {
  const numbers = await listChunkNumbers(reader, uploadId);
  if (numbers.length !== chunkCount || numbers.some((number, index) => number !== index)) {
    return null;
  }
  const others = fairTurns();
  const rows: UploadEntry[] = [];
  // While one chunk is understood the next is unpacked, which is done off this thread.
  let next = textOf(reader, uploadId, 0);
  for (const number of numbers) {
    const text = await next;
    if (text === "") return null;
    next = number + 1 < chunkCount ? textOf(reader, uploadId, number + 1) : Promise.resolve("");
    next.catch(() => undefined);
    // safe because putChunk is handed only bodies that were checked
    const { entries } = JSON.parse(text) as UploadChunkBody;
    for (const entry of entries) rows.push(entry);
    refuseTooManyRows(rows.length);
    await others();
  }
  return rows;
}

/** "" when it is not there any more. */
async function textOf(reader: Reader, uploadId: string, number: number): Promise<string> {
  const body = await findChunkBody(reader, uploadId, number);
  return body === "" ? "" : unpackedText(body);
}
