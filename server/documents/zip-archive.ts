import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

const mostWaitingBytes = 4_000_000;
/** Dates inside a ZIP are local times; made as one, this is the same in every time zone. */
const fileOptions = () => ({
  compress: false,
  mtime: new Date(1990, 0, 1),
  mode: 0o100644,
  forceDosTimestamp: true,
});

/** The same for files that are made while they are sent: only a few are held at a time. */
export async function* zipStream(
  files: AsyncIterable<{ fileName: string; bytes: Uint8Array }>,
): AsyncGenerator<Uint8Array, void> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream);
  let waitingBytes = 0;
  let isCancelled = false;
  let taken: () => void = () => undefined;

  async function feed(): Promise<void> {
    for await (const { fileName, bytes } of files) {
      zip.addBuffer(Buffer.from(bytes), fileName, fileOptions());
      waitingBytes += bytes.byteLength;
      while (waitingBytes > mostWaitingBytes && !isCancelled) {
        await new Promise<void>((resolve) => (taken = resolve));
      }
      if (isCancelled) return;
    }
    zip.end();
  }

  const feeding = feed().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const part of output) {
      // safe because yazl gives buffers
      const bytes = part as Buffer;
      waitingBytes -= bytes.byteLength;
      taken();
      yield new Uint8Array(bytes);
    }
  } finally {
    isCancelled = true;
    taken();
    await feeding;
  }
}

/** Several files as one ZIP, stored and not compressed: the same files in the same order give the same bytes. */
export async function zipOf(
  files: readonly { fileName: string; bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { fileName, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), fileName, fileOptions());
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return new Uint8Array(Buffer.concat(parts));
}
