import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { PackedDocument, StoredDocument } from "../domain/stored-document.ts";
import { sha256Of } from "./sha256.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/**
 * Compresses a document for storing, on a thread of its own and before the transaction: sixteen megabytes of CSV
 * would hold every other request for a quarter of a second while they are written.
 */
export async function packDocument(
  document: Omit<StoredDocument, "sha256">,
): Promise<PackedDocument> {
  const { id, mediaType, fileName, bytes } = document;
  const packed = await deflate(bytes);
  return { id, mediaType, fileName, sha256: sha256Of(bytes), sizeBytes: bytes.byteLength, packed };
}

/** The bytes as they were handed over; throws when they are no longer those. */
export async function unpackDocument(
  document: PackedDocument,
): Promise<StoredDocument & { bytes: Uint8Array<ArrayBuffer> }> {
  const { id, mediaType, fileName, sha256, packed } = document;
  const bytes = new Uint8Array(await inflate(packed));
  if (sha256Of(bytes) !== sha256) throw new Error(`The stored document ${id} was changed.`);
  return { id, mediaType, fileName, sha256, bytes };
}
