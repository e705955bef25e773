import { promisify } from "node:util";
import { constants, deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from "node:zlib";
import type { ZlibOptions } from "node:zlib";
import type { PackedDocument, StoredDocument } from "../domain/stored-document.ts";
import { sha256Of } from "./sha256.ts";

const deflateElsewhere = promisify<NodeJS.ArrayBufferView, ZlibOptions, Buffer<ArrayBuffer>>(
  deflateRaw,
);
const inflateElsewhere = promisify(inflateRaw);

/** Half the size already; more would take twice the time for a few bytes. */
const quick = { level: constants.Z_BEST_SPEED };

/** Up to here it takes a few milliseconds at most, and handing it to another thread costs more than it saves. */
const smallBytes = 128_000;

/**
 * Compresses a document for storing, before the transaction. A large one on a thread of its own: sixteen megabytes
 * of CSV would hold every other request for a quarter of a second while they are written.
 */
export async function packDocument(
  document: Omit<StoredDocument, "sha256">,
): Promise<PackedDocument> {
  const { id, mediaType, fileName, bytes } = document;
  const packed =
    bytes.byteLength > smallBytes
      ? await deflateElsewhere(bytes, quick)
      : deflateRawSync(bytes, quick);
  return { id, mediaType, fileName, sha256: sha256Of(bytes), sizeBytes: bytes.byteLength, packed };
}

/** The bytes as they were handed over; throws when they are no longer those. */
export async function unpackDocument(
  document: PackedDocument,
): Promise<StoredDocument & { bytes: Uint8Array<ArrayBuffer> }> {
  const { id, mediaType, fileName, sha256, sizeBytes, packed } = document;
  const unpacked = sizeBytes > smallBytes ? await inflateElsewhere(packed) : inflateRawSync(packed);
  const bytes = new Uint8Array(unpacked);
  if (sha256Of(bytes) !== sha256) throw new Error(`The stored document ${id} was changed.`);
  return { id, mediaType, fileName, sha256, bytes };
}
