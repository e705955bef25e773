import { Buffer } from "node:buffer";
import { ZipFile } from "yazl";

/** Several files as one ZIP, stored and not compressed: the same files in the same order give the same bytes. */
export async function zipOf(
  files: readonly { fileName: string; bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const zip = new ZipFile();
  // Dates inside a ZIP are local times; made as one, this is the same in every time zone.
  const mtime = new Date(1990, 0, 1);
  for (const { fileName, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), fileName, {
      compress: false,
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return new Uint8Array(Buffer.concat(parts));
}
