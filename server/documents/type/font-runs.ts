import type { SharedFont, Typeface, Weight } from "./typeface.ts";

export interface FontRun {
  font: SharedFont;
  text: string;
}

/** Alphabets that run from right to left, which the layout cannot do. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** A text in pieces that one font can draw. What no font has stays with the first, which draws an empty box. */
export function fontRuns(text: string, weight: Weight, typeface: Typeface): FontRun[] {
  const first = typeface[weight];
  const { extra } = typeface;
  if (extra === null || isCovered(text, first)) return [{ font: first, text }];
  const runs: FontRun[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const font = !first.has(codePoint) && extra.has(codePoint) ? extra : first;
    const current = runs.at(-1);
    if (current?.font === font) current.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/** Characters of a text that no font can draw, each once. */
export function uncoveredIn(text: string, { regular, extra }: Typeface): string[] {
  const uncovered = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === "\n") continue;
    const isDrawn = regular.has(codePoint) || (extra?.has(codePoint) ?? false);
    if (!isDrawn || rightToLeft.test(character)) uncovered.add(character);
  }
  return [...uncovered];
}

function isCovered(text: string, font: SharedFont): boolean {
  for (const character of text) if (!font.has(character.codePointAt(0) ?? 0)) return false;
  return true;
}
