import { largestLogo } from "#shared/logo-limits.ts";

/** Why a file cannot be the logo, in words for whoever chose it. */
export class LogoFileError extends Error {}

/**
 * The picture of a file, drawn anew, in base64: what else the file holds (places, cameras, comments) stays behind.
 * Throws a LogoFileError.
 */
export async function redrawnLogo(file: File): Promise<string> {
  if (file.type !== "image/png" && file.type !== "image/jpeg") {
    throw new LogoFileError("Choose a PNG or JPEG file.");
  }
  const picture = await createImageBitmap(file).catch(() => {
    throw new LogoFileError("The file holds no picture that can be read.");
  });
  const { width, height } = picture;
  if (width > largestLogo.pixels || height > largestLogo.pixels) {
    throw new LogoFileError(
      `It is ${width} × ${height} pixels; at most 2,000 × 2,000 are possible.`,
    );
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, file.type, 0.92);
  });
  if (drawn === null) throw new LogoFileError("The picture could not be drawn.");
  if (drawn.size > largestLogo.bytes) {
    throw new LogoFileError("Drawn anew it is larger than 512 KB. Choose a smaller picture.");
  }
  return (await dataAddress(drawn)).replace(/^[^,]*,/, "");
}

/** `data:image/png;base64,…`, which the page may show. */
export async function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      if (typeof reader.result === "string") resolve(reader.result);
    });
    reader.addEventListener("error", () => reject(reader.error ?? new Error("Not readable")));
    reader.readAsDataURL(blob);
  });
}
