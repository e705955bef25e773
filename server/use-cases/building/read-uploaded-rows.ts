import type { UploadChunkBody, UploadEntry } from "#shared/wire/upload.ts";
import type { Reader } from "../../storage/database.ts";
import { unpackedText } from "../../storage/packed-text.ts";
import { findChunkBody, listChunkNumbers } from "../../storage/uploads.ts";
import { fairTurns } from "../fair-turns.ts";

/** The rows of all chunks, 0 to `chunkCount` − 1; null when others are there, or none any more. */
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
  for (const number of numbers) {
    const body = await findChunkBody(reader, uploadId, number);
    if (body === "") return null;
    // safe because putChunk is handed only bodies that were checked
    const { entries } = JSON.parse(await unpackedText(body)) as UploadChunkBody;
    for (const entry of entries) rows.push(entry);
    await others();
  }
  return rows;
}
