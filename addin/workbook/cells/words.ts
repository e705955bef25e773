import type { EntryKind } from "#shared/entry.ts";

/** A text as words are compared: no accents, no case, punctuation as one space. */
export function foldedText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^\p{L}\p{N}%#]+/gu, " ")
    .trim();
}

/** Months by their first letters in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const monthBeginnings: readonly (readonly string[])[] = [
  ["jan", "janv", "ene", "gen"],
  ["feb", "fev", "febbr"],
  ["mar", "mrz", "marz", "maer", "maar", "mrt"],
  ["apr", "avr", "abr"],
  ["may", "mai", "mei", "mag"],
  ["jun", "juin", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "aou", "ago"],
  ["sep", "set"],
  ["oct", "okt", "ott", "out"],
  ["nov"],
  ["dec", "dez", "dic"],
];

/** 1 to 12 for the name of a month, full or short; null for anything else. The word is folded already. */
export function monthOfWord(word: string): number | null {
  if (word.length < 3 || word.length > 10) return null;
  const index = monthBeginnings.findIndex((beginnings) =>
    beginnings.some((beginning) => word.startsWith(beginning)),
  );
  return index === -1 ? null : index + 1;
}

const yesWords: ReadonlySet<string> = new Set(
  "yes y true 1 x billable ja j wahr oui o vrai si s verdadero vero sim verdadeiro waar abrechenbar facturable fatturabile factureerbaar faturavel chargeable".split(
    " ",
  ),
);
const noWords: ReadonlySet<string> = new Set([
  ..."no n false 0 non nonbillable unbillable nein falsch faux falso nee nao onwaar".split(" "),
  "non billable",
  "not billable",
  "no charge",
  "non chargeable",
  "nicht abrechenbar",
  "non facturable",
  "no facturable",
  "non fatturabile",
  "niet factureerbaar",
  "nao faturavel",
]);

/** Whether a cell of a billable column says yes or no; null when it says neither. */
export function truthOfText(text: string): boolean | null {
  const folded = /^[✓✔☑]$/u.test(text.trim()) ? "x" : foldedText(text);
  return yesWords.has(folded) ? true : noWords.has(folded) ? false : null;
}

const kindWords: ReadonlyMap<string, EntryKind> = new Map([
  ...[
    "time",
    "hours",
    "hour",
    "hourly",
    "labour",
    "labor",
    "time entry",
    "t m",
    "fee",
    "fees",
    "zeit",
    "stunden",
    "arbeitszeit",
    "temps",
    "heures",
    "tiempo",
    "horas",
    "tempo",
    "ore",
    "tijd",
    "uren",
  ].map((word) => [word, "time"] as const),
  ...[
    "expense",
    "expenses",
    "disbursement",
    "disbursements",
    "cost",
    "costs",
    "mileage",
    "travel",
    "material",
    "materials",
    "out of pocket",
    "auslage",
    "auslagen",
    "spesen",
    "kosten",
    "frais",
    "debours",
    "depense",
    "gasto",
    "gastos",
    "spesa",
    "spese",
    "onkosten",
    "despesa",
    "despesas",
  ].map((word) => [word, "expense"] as const),
  ...[
    "fixed fee",
    "fixed fees",
    "fixed",
    "fixedfee",
    "flat fee",
    "flat",
    "retainer",
    "fixed price",
    "milestone",
    "lump sum",
    "pauschale",
    "pauschal",
    "festpreis",
    "pauschalhonorar",
    "forfait",
    "cuota fija",
    "importe fijo",
    "tarifa fija",
    "forfettario",
    "canone",
    "vaste prijs",
    "vast bedrag",
    "valor fixo",
    "avenca",
  ].map((word) => [word, "fixed-fee"] as const),
]);

/** The kind of entry that a word names; null when it names none. */
export function kindOfText(text: string): EntryKind | null {
  return kindWords.get(foldedText(text)) ?? null;
}
