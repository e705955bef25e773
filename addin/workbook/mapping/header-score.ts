import { foldedText } from "../cells/words.ts";
import { currencyOfText } from "../cells/currency.ts";
import { fields } from "./fields.ts";
import { headerWords, wordsAgainst } from "./header-words.ts";
import type { Field } from "./fields.ts";

/** How well a header names a field: 1 its best word, less for later words and for parts, 0 not at all. */
export function headerScore(header: string, field: Field): number {
  const { whole, bare } = readingsOf(header);
  const known = phrases.get(field) ?? new Map<string, number>();
  const exact = known.get(whole) ?? 0;
  const withoutUnit = (known.get(bare) ?? 0) * 0.98;
  const best = Math.max(exact, withoutUnit, partScore(bare, known) * 0.7);
  if (exact > 0 || withoutUnit > 0) return best;
  const words = bare.split(" ");
  return wordsAgainst[field]?.some((word) => words.includes(word)) === true ? best * 0.3 : best;
}

const phrases: ReadonlyMap<Field, ReadonlyMap<string, number>> = new Map(
  fields.map((field) => [field, phrasesOf(field)]),
);

/** Each word with its weight: the first of a language weighs 1, the last 0.8. */
function phrasesOf(field: Field): Map<string, number> {
  const weights = new Map<string, number>();
  for (const words of Object.values(headerWords)) {
    const list = words[field]?.split("|") ?? [];
    for (const [index, phrase] of list.entries()) {
      const weight = 1 - (0.2 * index) / Math.max(1, list.length - 1);
      if (weight > (weights.get(phrase) ?? 0)) weights.set(phrase, weight);
    }
  }
  return weights;
}

/** "Amount (EUR)", "Hours – decimal", "Netto €" name the field without their unit. */
function readingsOf(header: string): { whole: string; bare: string } {
  const whole = foldedText(header);
  const bare = foldedText(
    header.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " ").replaceAll(/[€£$¥]/g, " "),
  )
    .split(" ")
    .filter((word, index) => index === 0 || word.length !== 3 || currencyOfText(word) === null)
    .join(" ");
  return { whole, bare: bare === "" ? whole : bare };
}

/** A known phrase among the words of a longer header; the more of the header it covers, the better. */
function partScore(header: string, known: ReadonlyMap<string, number>): number {
  const count = header.split(" ").length;
  if (count < 2) return 0;
  let best = 0;
  for (const [phrase, weight] of known) {
    if (phrase.length < 3 || !` ${header} `.includes(` ${phrase} `)) continue;
    best = Math.max(best, weight * (0.6 + (0.4 * phrase.split(" ").length) / count));
  }
  return best;
}
