/** A file on its way to a browser: its bytes, or slices of them. */
export interface Download {
  fileName: string;
  mediaType: string;
  body: Uint8Array | AsyncIterable<Uint8Array>;
}
