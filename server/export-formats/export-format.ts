import type { EntryKind } from "#shared/entry.ts";
import type { Line, TaxRate, TaxRow } from "#shared/totals.ts";

/** An invoice as a ledger gets it; amounts in the currency's minor unit, dates `YYYY-MM-DD`. */
export interface PostedInvoice {
  id: string;
  number: string;
  invoiceDate: string;
  dueDate: string;
  clientName: string;
  clientCode: string;
  email: string;
  address: string[];
  currency: string;
  /** The run's name, by which the ledger's people find the invoices again. */
  reference: string;
  lines: Line[];
  taxes: TaxRow[];
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  pricesIncludeTax: boolean;
}

/** What is known before posting: everything but the number. */
export type ExportableInvoice = Omit<PostedInvoice, "number">;

/** What the firm's words are called in its ledger (R19); a missing or blank one blocks. */
export interface LedgerMapping {
  accounts: Record<EntryKind, string | null>;
  /** Our tax code → the ledger's name of that rate. */
  taxNames: Record<string, string>;
  /** Currencies that the ledger keeps. */
  currencies: string[];
}

export interface ExportFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What a ledger refuses; lengths in characters. */
export interface ExportLimits {
  invoicesPerFile: number;
  clientNameLength: number;
  descriptionLength: number;
}

/** One ledger's file. A new format is one file like this, one line in the registry and one golden file. */
export interface ExportFormat {
  /** Stays for ever: stored exports and mappings name it. */
  id: string;
  name: string;
  /** For the person who chooses: what it is and what to do with it. */
  description: string;
  limits: ExportLimits;
  /** Otherwise invoices of zero are left out of the files (R20). */
  acceptsZeroInvoices: boolean;
  /** The tax that the ledger will compute for itself; where it differs from ours, pre-flight says so (R19). */
  ledgerTaxMinor(invoice: ExportableInvoice, rates: readonly TaxRate[]): number;
  /** Pure: the same invoices and mapping give the same bytes. Only what `checkExport` lets pass may come in. */
  write(invoices: readonly PostedInvoice[], mapping: LedgerMapping): ExportFile[];
}
