import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";

/** The alphabets an invoice can be written in without a font of the firm's own: first and last character of each. */
const alphabets: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], // Latin
  [0xa0, 0x24f],
  [0x2b0, 0x36f], // marks, alone and combining
  [0x370, 0x52f], // Greek, Cyrillic
  [0x1e00, 0x1fff], // Vietnamese and others, ancient Greek
  [0x2000, 0x206f], // punctuation
  [0x2070, 0x20cf], // small digits, currencies
  [0x2100, 0x218f], // №, ™, fractions
  [0x2190, 0x22ff], // arrows, −, ≤
  [0x25a0, 0x25ff], // bullets
  [0xfb00, 0xfb06], // ligatures
  [0xfffd, 0xfffd],
];

const sources = {
  "noto-sans-regular.ttf": "400Regular/NotoSans_400Regular.ttf",
  "noto-sans-semibold.ttf": "600SemiBold/NotoSans_600SemiBold.ttf",
} as const;

export type FontFile = keyof typeof sources;

export const fontFiles: readonly FontFile[] = ["noto-sans-regular.ttf", "noto-sans-semibold.ttf"];
export const fontFolder = join(import.meta.dirname, "../../server/documents/fonts");

/** A weight of Noto Sans with the glyphs of those alphabets, their marks and kerning, without hints for screens. */
export async function makeFont(file: FontFile): Promise<Uint8Array> {
  const whole = createRequire(import.meta.url).resolve(
    `@expo-google-fonts/noto-sans/${sources[file]}`,
  );
  const text = alphabets
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    .join("");
  return subsetFont(await readFile(whole), text, {
    targetFormat: "truetype",
    noHinting: true,
    // Nothing that puts other glyphs in place of a character: what is copied from a PDF would be another text.
    keepFeatures: ["kern", "mark", "mkmk"],
  });
}

// `npm run fonts` writes them anew, after another release of the font.
if (process.argv[1] === import.meta.filename) {
  for (const file of fontFiles) await writeFile(join(fontFolder, file), await makeFont(file));
}
