/** Bytes that are handed over, with their SHA-256 in hex; never changed once stored (P6). */
export interface StoredDocument {
  id: string;
  mediaType: string;
  fileName: string;
  sha256: string;
  bytes: Uint8Array;
}

/** The same as it is kept: hash and size are those of the bytes that are handed over. */
export interface PackedDocument extends Omit<StoredDocument, "bytes"> {
  sizeBytes: number;
  packed: Uint8Array;
}

/** Of the number alone: a client's name has no place in a file name (P16). */
export function documentFileName(number: string): string {
  return `${number.replace(/[^\p{L}\p{N}-]+/gu, "-")}.pdf`;
}
