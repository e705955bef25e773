import type { Language } from "#shared/language.ts";
import type { Line, TaxRow } from "#shared/totals.ts";

/** Where a client's money is to go. */
export interface BankAccount {
  holder: string;
  iban: string;
  bic: string; // "" when not given
  bankName: string; // likewise
}

/** The firm as it stands on its invoices. */
export interface Letterhead {
  name: string;
  address: readonly string[];
  /** Each with its name in the firm's country ("USt-IdNr."), or "". */
  taxNumbers: readonly { label: string; number: string }[];
  /** PNG or JPEG. */
  logo: Uint8Array | null;
  bank: BankAccount | null;
  /** The firm's own words about payment; may have several lines. */
  paymentText: string;
}

/** A line with the rates that were in force on its date of supply, in millionths. */
export interface IssuedLine extends Pick<
  Line,
  "kind" | "description" | "quantityMicro" | "unitPriceMicro" | "amountMinor" | "taxCode"
> {
  ratesPpm: readonly number[];
}

/** Everything that a document shows, and nothing else: the same facts give the same bytes (P6). */
export interface IssuedInvoice {
  language: Language;
  /** Not approved yet: every page says so. */
  isDraft: boolean;
  number: string | null;
  invoiceDate: string;
  dueDate: string;
  /** When the work was done; null when no entry says so. */
  supply: { from: string; to: string } | null;
  /** What the invoice is about, beside its client; "" for nothing. */
  reference: string;
  client: { name: string; code: string; address: readonly string[]; taxNumber: string };
  firm: Letterhead;
  currency: string;
  pricesIncludeTax: boolean;
  lines: readonly IssuedLine[];
  taxes: readonly TaxRow[];
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
}
