import { foldedText } from "./cells/words.ts";
import { headerWords } from "./mapping/header-words.ts";
import { outcomeWords, sheetLanguages } from "./outcome-words.ts";
import type { SheetLanguage } from "./outcome-words.ts";
import type { OutcomeColumn } from "./sheet-table.ts";

const same = (a: string, b: string): boolean =>
  a.normalize("NFC").trim().toLowerCase() === b.normalize("NFC").trim().toLowerCase();

function find(headers: readonly string[], header: string | undefined): number | null {
  const index = headers.findIndex((other) => header !== undefined && same(other, header));
  return index === -1 ? null : index;
}

/** The language in which this product has written columns here; null when there are none. */
function writtenLanguage(headers: readonly string[]): SheetLanguage | null {
  const isWritten = (language: SheetLanguage) => {
    const { run, key } = outcomeWords[language].headers;
    return find(headers, run) !== null || find(headers, key) !== null;
  };
  return sheetLanguages.find(isWritten) ?? null;
}

/**
 * Where the columns of this product stand, in whichever language. "Invoice" and "Billing status" are words that
 * sheets have of their own: they are ours only where "Billing run" or "Billing key" is, and our other names are not.
 */
export function findOutcomeColumns(
  headers: readonly string[],
): Record<OutcomeColumn, number | null> {
  const language = writtenLanguage(headers);
  if (language === null) return { run: null, invoice: null, status: null, key: null };
  const { headers: ours, otherHeaders } = outcomeWords[language];
  return {
    run: find(headers, ours.run),
    invoice: find(headers, otherHeaders.invoice) ?? find(headers, ours.invoice),
    status: find(headers, otherHeaders.status) ?? find(headers, ours.status),
    key: find(headers, ours.key),
  };
}

/** The language of a table's outcomes: that of the columns written before, else that of its own headers. */
export function outcomeLanguage(headers: readonly string[]): SheetLanguage {
  return writtenLanguage(headers) ?? languageOfHeaders(headers);
}

/** The header under which a missing column is appended. */
export function headerFor(
  column: OutcomeColumn,
  headers: readonly string[],
  language: SheetLanguage,
): string {
  const { headers: ours, otherHeaders } = outcomeWords[language];
  const taken = headers.some((header) => same(header, ours[column]));
  return (taken ? otherHeaders[column] : undefined) ?? ours[column];
}

const phrasesOf = new Map<SheetLanguage, ReadonlySet<string>>(
  sheetLanguages.map((language) => [
    language,
    new Set(Object.values(headerWords[language] ?? {}).flatMap((words) => words.split("|"))),
  ]),
);

/** The language that knows most of the headers; a header that many know counts less. English where none does. */
export function languageOfHeaders(headers: readonly string[]): SheetLanguage {
  const points = new Map<SheetLanguage, number>();
  for (const header of headers) {
    const whole = foldedText(header);
    const bare = foldedText(header.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " "));
    const knowing = sheetLanguages.filter((language) => {
      const phrases = phrasesOf.get(language);
      return phrases?.has(whole) === true || phrases?.has(bare) === true;
    });
    for (const language of knowing)
      points.set(language, (points.get(language) ?? 0) + 1 / knowing.length);
  }
  return sheetLanguages.reduce((best, one) =>
    (points.get(one) ?? 0) > (points.get(best) ?? 0) ? one : best,
  );
}
