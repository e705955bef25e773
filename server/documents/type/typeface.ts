import { create } from "fontkit";
import type { Font, Glyph, GlyphRun } from "fontkit";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A parsed font that many documents share, named as pdfkit is to know it. */
export interface SharedFont {
  name: string;
  /** What pdfkit takes for a font: parsed once, shaped words remembered. */
  font: Font;
  /** Width of a text at size 1. */
  widthOf(text: string): number;
  has(codePoint: number): boolean;
}

export type Weight = "regular" | "semibold";

/** The firm's own font stands in for both weights where Noto Sans has no glyph. */
export interface Typeface extends Record<Weight, SharedFont> {
  extra: SharedFont | null;
}

const fontFolder = join(import.meta.dirname, "../fonts");
const rememberedWords = 20_000;

/** The fonts in this folder, and one that the firm supplies for alphabets they lack; throws when that is no TTF or OTF. */
export async function loadTypeface(extraFontPath: string | null): Promise<Typeface> {
  const [regular, semibold, extra] = await Promise.all([
    readFile(join(fontFolder, "noto-sans-regular.ttf")),
    readFile(join(fontFolder, "noto-sans-semibold.ttf")),
    extraFontPath === null ? null : readFile(extraFontPath),
  ]);
  return {
    regular: sharedFont("regular", regular),
    semibold: sharedFont("semibold", semibold),
    extra: extra && sharedFont("extra", checkedFont(extra)),
  };
}

/** The first four bytes of a TTF, an OTF, and a TTF of older Macs. */
const signatures: readonly string[] = ["\0\u0001\0\0", "OTTO", "true"];

function checkedFont(file: Buffer): Buffer {
  const signature = file.toString("latin1", 0, 4);
  if (signature === "ttcf") {
    throw new Error(
      "INVOICE_FONT names a collection of several fonts (TTC or OTC). Name the file of one font, TTF or OTF.",
    );
  }
  if (!signatures.includes(signature)) {
    throw new Error("INVOICE_FONT names a file that is no font in TTF or OTF format.");
  }
  return file;
}

function sharedFont(name: string, file: Buffer): SharedFont {
  const parsed = create(file);
  if (!("layout" in parsed)) throw new Error(`The font ${name} is not one font.`);
  rememberCharacters(parsed);
  const shape = remembering(parsed);
  const characters = new Set(parsed.characterSet);
  return {
    name,
    font: Object.assign(parsed, { layout: shape.layout }),
    widthOf: shape.widthOf,
    has: (codePoint) => characters.has(codePoint),
  };
}

/**
 * fontkit keeps each glyph with the characters that it was first asked for, none when it was a part of another glyph;
 * of a font that many documents share, they would be those of another text. What is copied from a PDF depends on it.
 */
function rememberCharacters(font: Font): void {
  const glyphOf = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = glyphOf(id);
    if (codePoints.length === 0) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;
  };
}

/** Shaping a word costs ten times as much as drawing it, and invoices say the same words again and again. */
function remembering(font: Font) {
  const shapeAnew = font.layout.bind(font);
  const runs = new Map<string, GlyphRun>();

  function shaped(text: string): GlyphRun {
    let run = runs.get(text);
    if (run === undefined) {
      if (runs.size >= rememberedWords) runs.clear();
      run = shapeAnew(text);
      runs.set(text, run);
    }
    return run;
  }

  function layout(text: string, features?: string[] | Record<string, boolean>): GlyphRun {
    if (features !== undefined) return shapeAnew(text, features);
    const run = shaped(text);
    // pdfkit scales the positions it gets in place.
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.create(run, { positions: { value: positions } }) as GlyphRun;
  }

  /** Word by word with the space behind it, as pdfkit does it. */
  function widthOf(text: string): number {
    let units = 0;
    for (const word of text.match(/[^ ]* |[^ ]+$/g) ?? []) units += shaped(word).advanceWidth;
    return units / font.unitsPerEm;
  }

  return { layout, widthOf };
}
