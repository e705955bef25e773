import type { Entry } from "#shared/entry.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import type { Language } from "#shared/language.ts";
import { lineLabels } from "#shared/line-labels.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { InvoiceTotals, Line, TaxRate } from "#shared/totals.ts";

/** What decides the lines and taxes of a draft besides its entries. */
export interface DraftTerms {
  /** Of whoever reads the invoice. */
  language: Language;
  currency: string;
  invoiceDate: string;
  detailLevel: DetailLevel;
  pricesIncludeTax: boolean;
}

/** The lines of a draft: computed from its entries until it is issued (R7, R12). */
export function draftLines(
  entries: readonly Entry[],
  { language, currency, invoiceDate, detailLevel }: DraftTerms,
  rates: readonly TaxRate[],
): Line[] {
  return linesOf(entries, detailLevel, { currency, invoiceDate, rates }, lineLabels[language]);
}

/** What they come to, in whatever language. */
export function draftTotals(
  entries: readonly Entry[],
  { currency, invoiceDate, detailLevel, pricesIncludeTax }: Omit<DraftTerms, "language">,
  rates: readonly TaxRate[],
): InvoiceTotals {
  const lines = linesOf(entries, detailLevel, { currency, invoiceDate, rates });
  return totalsOf(lines, { rates, pricesIncludeTax });
}

/** Whether two computations come to the same, tax by tax. */
export function sameTotals(one: InvoiceTotals, other: InvoiceTotals): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ netMinor, taxMinor, taxes, missingTaxCodes }: InvoiceTotals): string {
  const rows = taxes.map(({ taxCode, name, ratePpm, taxableMinor, taxMinor: ownMinor }) => [
    taxCode,
    name,
    ratePpm,
    taxableMinor,
    ownMinor,
  ]);
  return JSON.stringify([netMinor, taxMinor, rows, missingTaxCodes]);
}
