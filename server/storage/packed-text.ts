import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** A tenth of the text, so that keeping it for a moment costs the disk little; made off the server's thread. */
export async function packedText(text: string): Promise<string> {
  return (await pack(text, { level: 1 })).toString("base64");
}

export async function unpackedText(packed: string): Promise<string> {
  return (await unpack(Buffer.from(packed, "base64"))).toString();
}
