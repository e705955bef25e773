import type { Entry, EntryKind } from "./entry.ts";
import type { DetailLevel } from "./grouping.ts";

/** One part of a tax rate. A compound part is charged on the net plus the parts before it (R12). */
export interface TaxComponent {
  name: string;
  /** Millionths: 20 % is 200,000. */
  ratePpm: number;
  compound: boolean;
}

/** A tax rate from a day on; the newest one not after the date of supply is in force (R12). */
export interface TaxRate {
  code: string;
  name: string;
  validFrom: string;
  components: TaxComponent[];
}

/** What the client reads: one entry, or several summed; never mixes kind or tax code (R7). */
export interface Line {
  kind: EntryKind;
  description: string;
  quantityMicro: number;
  unitPriceMicro: number;
  amountMinor: number;
  taxCode: string | null;
  /** The date that decides the tax rate: of the entry, else of the invoice. */
  supplyDate: string;
  entryKeys: string[];
}

/** The tax of one rate component on one invoice, rounded once (R12). */
export interface TaxRow {
  taxCode: string;
  name: string;
  ratePpm: number;
  taxableMinor: number;
  taxMinor: number;
}

export interface InvoiceTotals {
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  taxes: TaxRow[];
  /** Codes (or "" for none) without a rate in force; posting is blocked while there is one (R12, R19). */
  missingTaxCodes: string[];
}

export interface TaxRules {
  rates: readonly TaxRate[];
  /** Line amounts already contain the tax (R12: one setting per invoice). */
  pricesIncludeTax: boolean;
}

/** The lines of an invoice at a level of detail; they add up to what is billed, to the cent (R7). */
export function linesOf(
  _entries: readonly Entry[],
  _detail: DetailLevel,
  _invoice: { currency: string; invoiceDate: string },
): Line[] {
  throw new Error("not written yet");
}

/** Net, tax and gross of an invoice from its lines (R12). */
export function totalsOf(_lines: readonly Line[], _rules: TaxRules): InvoiceTotals {
  throw new Error("not written yet");
}
