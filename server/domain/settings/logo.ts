import { largestLogo } from "#shared/logo-limits.ts";
import type { LogoMediaType } from "#shared/wire/firm.ts";
import { AppError } from "../app-error.ts";

export interface ImageFacts {
  mediaType: LogoMediaType;
  width: number;
  height: number;
}

/** What the file's own bytes say it is (trust.md, Files). Throws `logo-unusable` for everything but a small PNG or JPEG. */
export function requireLogo(bytes: Uint8Array): ImageFacts {
  if (bytes.length > largestLogo.bytes) {
    throw unusable(`The file is larger than ${largestLogo.bytes / 1024} KB.`);
  }
  const image = pngFacts(bytes) ?? jpegFacts(bytes);
  if (image === null) throw unusable("Choose a whole PNG or JPEG file.");
  const { width, height } = image;
  if (width === 0 || height === 0) throw unusable("The image has no size.");
  if (width > largestLogo.pixels || height > largestLogo.pixels) {
    throw unusable(
      `The image is ${width} × ${height} pixels; at most ${largestLogo.pixels} × ${largestLogo.pixels} are possible.`,
    );
  }
  return image;
}

function unusable(message: string): AppError {
  return new AppError("logo-unusable", `This logo cannot be used. ${message}`, [
    { location: "/base64", message },
  ]);
}

const pngSignature = [137, 80, 78, 71, 13, 10, 26, 10];

/** Walks the chunks, so that nothing else can hide behind the image. */
function pngFacts(bytes: Uint8Array): ImageFacts | null {
  if (!pngSignature.every((byte, index) => bytes[index] === byte)) return null;
  const view = viewOf(bytes);
  let size: { width: number; height: number } | null = null;
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (size === null) {
      if (type !== "IHDR" || length !== 13) return null;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === "IEND") return end === bytes.length ? { mediaType: "image/png", ...size } : null;
    at = end;
  }
  return null;
}

/** Walks the segments up to the frame, which knows the size; the file has to end as a JPEG does. */
function jpegFacts(bytes: Uint8Array): ImageFacts | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (isFrame(marker)) {
      return {
        mediaType: "image/jpeg",
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15 without the three markers among them that are no frames. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
