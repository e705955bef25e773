import { printableText } from "./printable-text.ts";
import { uncoveredIn } from "./type/font-runs.ts";
import type { Typeface } from "./type/typeface.ts";

/** Characters of texts that will stand on a document and that no font can draw, each once (R19). */
export type Coverage = (texts: readonly string[]) => string[];

const unknown = 0;
const plain = 1;
const special = 2;

/**
 * Learns which characters the fonts draw as they are, and from then on looks only at texts that have others: nearly
 * all have none, and pre-flight, request and posting each ask about every text of a run.
 */
export function coverageOf(typeface: Typeface): Coverage {
  const kinds = new Uint8Array(0x10000);

  function isPlain(text: string): boolean {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (kinds[unit] === plain) continue;
      if (kinds[unit] === unknown) kinds[unit] = isDrawnAsItIs(unit, typeface) ? plain : special;
      if (kinds[unit] === special) return false;
    }
    return true;
  }

  return (texts) => {
    const others = texts.filter((text) => !isPlain(text) && !isPlain(text.normalize("NFC")));
    return others.length === 0 ? [] : uncoveredIn(printableText(others.join("\n")), typeface);
  };
}

/** What joins with its neighbours: marks, the letters of Korean syllables, halves of larger characters. */
const joining = /[\p{M}\u1100-\u11ff\p{Cs}]/u;

function isDrawnAsItIs(unit: number, typeface: Typeface): boolean {
  const character = String.fromCharCode(unit);
  if (character === " " || character === "\n") return true;
  if (joining.test(character) || printableText(character) !== character) return false;
  return uncoveredIn(character, typeface).length === 0;
}
