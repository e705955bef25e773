import type { Download } from "../../server/use-cases/downloads/download.ts";

/** The whole of a download, as a browser would have it in the end. */
export async function downloadedBytes({ body }: Download): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const slices: Uint8Array[] = [];
  for await (const slice of body) slices.push(slice);
  return Buffer.concat(slices);
}
