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

/** Months in English, German, French, Spanish, Italian, Dutch and Portuguese, folded. */
const monthNames: readonly string[] = [
  "january januar janvier enero gennaio januari janeiro",
  "february februar fevrier febrero febbraio februari fevereiro",
  "march marz mars marzo maart marco maerz mrz mrt",
  "april avril abril aprile",
  "may mai mayo maggio mei maio",
  "june juni juin junio giugno junho",
  "july juli juillet julio luglio julho",
  "august aout agosto augustus aug",
  "september septembre septiembre settembre setembro",
  "october oktober octobre octubre ottobre outubro",
  "november novembre noviembre novembro",
  "december dezember decembre diciembre dicembre dezembro",
];

const months: ReadonlyMap<string, number> = monthsByWord();

/** Every beginning of three letters or more that belongs to one month only: "sept" is one, "jui" is not. */
function monthsByWord(): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, names] of monthNames.entries())
    for (const name of names.split(" "))
      for (let length = 3; length <= name.length; length += 1) {
        const word = name.slice(0, length);
        const other = found.get(word);
        found.set(word, other === undefined || other === index + 1 ? index + 1 : 0);
      }
  return found;
}

/** 1 to 12 for the name of a month, full or short; null for anything else. The word is folded already. */
export function monthOfWord(word: string): number | null {
  return months.get(word) || null;
}

const yesWords: ReadonlySet<string> = new Set([
  ..."yes y true t 1 x ok billable ja j wahr w oui o vrai v si s verdadero vero sim verdadeiro waar".split(
    " ",
  ),
  ..."chargeable abrechenbar verrechenbar fakturierbar facturable fatturabile addebitabile".split(
    " ",
  ),
  ..."factureerbaar declarabel faturavel cobravel".split(" "),
  "a facturer",
  "to bill",
]);
const notWords = ["non", "not", "no", "nicht", "niet", "nao"];
const noWords: ReadonlySet<string> = new Set([
  ..."no n false f 0 non nonbillable notbillable unbillable nein falsch faux falso nee nao onwaar".split(
    " ",
  ),
  "no charge",
  "do not bill",
  ...[...yesWords]
    .filter((word) => word.length > 6)
    .flatMap((word) => notWords.map((not) => `${not} ${word}`)),
]);

/** Whether a cell of a billable column says yes or no; null when it says neither. */
export function truthOfText(text: string): boolean | null {
  const trimmed = text.trim();
  if (/^[✓✔☑✅]\ufe0f?$/u.test(trimmed)) return true;
  if (/^[✗✘☐☒❌]\ufe0f?$/u.test(trimmed)) return false;
  const folded = foldedText(trimmed);
  return yesWords.has(folded) ? true : noWords.has(folded) ? false : null;
}

const billedWords: ReadonlySet<string> = new Set([
  ..."billed invoiced hasbeenbilled exported paid abgerechnet fakturiert verrechnet bezahlt facture".split(
    " ",
  ),
  ..."facturee paye facturado cobrado pagado fatturato pagato gefactureerd betaald faturado pago".split(
    " ",
  ),
  "has been billed",
  "already billed",
  "fully billed",
  "in rechnung gestellt",
]);

/** Whether a cell of a status column says that the work was billed elsewhere. */
export function saysBilled(text: string): boolean {
  return billedWords.has(foldedText(text));
}

const unbilledWords: ReadonlySet<string> = new Set([
  ..."unbilled uninvoiced open wip draft offen nonfacture pendiente aperto openstaand pendente".split(
    " ",
  ),
  "not billed",
  "not invoiced",
  "to be billed",
  "ready to bill",
  "nicht abgerechnet",
  "non facture",
  "a facturer",
  "no facturado",
  "da fatturare",
  "te factureren",
  "por faturar",
]);

/** Whether a cell of a status column says that the work is still to be billed. */
export function saysUnbilled(text: string): boolean {
  return unbilledWords.has(foldedText(text));
}

const totalWords: ReadonlySet<string> = new Set([
  ..."total totals subtotal sum summe gesamt gesamtsumme zwischensumme totaux totales totale totali".split(
    " ",
  ),
  ..."subtotale subtotaal totaal totais somme suma somma som soma balance".split(" "),
  "sub total",
  "sous total",
  "grand total",
  "total general",
  "total geral",
  "totale generale",
  "eindtotaal",
  "endsumme",
]);

/** What a row of sums calls itself: "all" for "Total", "some" for "Total for Aldgate"; null for anything else. */
export function totalOfText(text: string): "all" | "some" | null {
  const folded = foldedText(text);
  if (totalWords.has(folded)) return "all";
  const [first = "", second = ""] = folded.split(" ");
  return totalWords.has(first) || totalWords.has(`${first} ${second}`) ? "some" : null;
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
    "timeentry",
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
    "expense entry",
    "expenseentry",
    "hardcostentry",
    "softcostentry",
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
