import type { EntryStatus } from "#shared/wire/entry-state.ts";
import type { OutcomeColumn } from "./sheet-table.ts";

/** Languages in which headers are understood, and in which outcomes are written. */
export const sheetLanguages = ["en", "de", "fr", "es", "it", "nl", "pt"] as const;
export type SheetLanguage = (typeof sheetLanguages)[number];

/** What this product writes into a sheet, in one language. */
export interface OutcomeWords {
  headers: Readonly<Record<OutcomeColumn, string>>;
  /** Used where the sheet has a column of that name of its own, as some tools' exports do. */
  otherHeaders: Readonly<Partial<Record<OutcomeColumn, string>>>;
  /** Stands for the number that a draft does not have yet. */
  draft: string;
  status: Readonly<Record<EntryStatus, string>>;
}

/**
 * A table keeps the language in which its columns were first written. Words already written are found again by
 * these, so a word is never changed: the former one would no longer be known.
 */
export const outcomeWords: Readonly<Record<SheetLanguage, OutcomeWords>> = {
  en: {
    headers: columns("Billing run", "Invoice", "Billing status", "Billing key"),
    otherHeaders: { invoice: "Billing invoice", status: "Billing run status" },
    draft: "Draft",
    status: statuses("Unbilled", "In draft", "Billed", "Part billed", "Covered", "Written off"),
  },
  de: {
    headers: columns("Abrechnungslauf", "Rechnung", "Abrechnungsstatus", "Abrechnungsschlüssel"),
    otherHeaders: { invoice: "Rechnung des Laufs", status: "Status im Lauf" },
    draft: "Entwurf",
    status: statuses(
      "Nicht abgerechnet",
      "Im Entwurf",
      "Abgerechnet",
      "Teilweise abgerechnet",
      "Pauschal abgegolten",
      "Ausgebucht",
    ),
  },
  fr: {
    headers: columns(
      "Lot de facturation",
      "Facture",
      "Statut de facturation",
      "Clé de facturation",
    ),
    otherHeaders: { invoice: "Facture du lot", status: "Statut dans le lot" },
    draft: "Brouillon",
    status: statuses(
      "Non facturé",
      "En brouillon",
      "Facturé",
      "Facturé en partie",
      "Compris dans un forfait",
      "Abandonné",
    ),
  },
  es: {
    headers: columns(
      "Lote de facturación",
      "Factura",
      "Estado de facturación",
      "Clave de facturación",
    ),
    otherHeaders: { invoice: "Factura del lote", status: "Estado en el lote" },
    draft: "Borrador",
    status: statuses(
      "Sin facturar",
      "En borrador",
      "Facturado",
      "Facturado en parte",
      "Incluido en importe fijo",
      "Dado de baja",
    ),
  },
  it: {
    headers: columns(
      "Lotto di fatturazione",
      "Fattura",
      "Stato di fatturazione",
      "Chiave di fatturazione",
    ),
    otherHeaders: { invoice: "Fattura del lotto", status: "Stato nel lotto" },
    draft: "Bozza",
    status: statuses(
      "Non fatturato",
      "In bozza",
      "Fatturato",
      "Fatturato in parte",
      "Compreso nel forfait",
      "Stralciato",
    ),
  },
  nl: {
    headers: columns("Facturatieronde", "Factuur", "Facturatiestatus", "Facturatiesleutel"),
    otherHeaders: { invoice: "Factuur van de ronde", status: "Status in de ronde" },
    draft: "Concept",
    status: statuses(
      "Niet gefactureerd",
      "In concept",
      "Gefactureerd",
      "Deels gefactureerd",
      "Binnen vaste prijs",
      "Afgeboekt",
    ),
  },
  pt: {
    headers: columns("Lote de faturação", "Fatura", "Estado de faturação", "Chave de faturação"),
    otherHeaders: { invoice: "Fatura do lote", status: "Estado no lote" },
    draft: "Rascunho",
    status: statuses(
      "Por faturar",
      "Em rascunho",
      "Faturado",
      "Faturado em parte",
      "Incluído em valor fixo",
      "Abatido",
    ),
  },
};

function columns(run: string, invoice: string, status: string, key: string) {
  return { run, invoice, status, key };
}

function statuses(
  unbilled: string,
  inDraft: string,
  billed: string,
  partBilled: string,
  covered: string,
  writtenOff: string,
): Record<EntryStatus, string> {
  return {
    unbilled,
    "in-draft": inDraft,
    billed,
    "part-billed": partBilled,
    covered,
    "written-off": writtenOff,
  };
}
