import type { Span } from "#shared/calendar.ts";
import type { PreFlightItem } from "#shared/wire/post.ts";
import type { ApprovalRule } from "#shared/wire/invoice-settings.ts";
import type { InvoiceStatus } from "#shared/wire/invoice.ts";
import type { PostMethod, RunStatus } from "#shared/wire/run.ts";

/** What decides whether a person may post a run at all; known without reading its invoices. */
export interface RunPostFacts {
  rights: { billingAccess: boolean; sendExport: boolean };
  runStatus: RunStatus;
  /** Invoices that the person sees, and those hidden from them (R5). */
  invoiceCount: number;
  hiddenInvoiceCount: number;
}

export interface PostInvoiceFacts {
  id: string;
  clientName: string;
  status: InvoiceStatus;
  /** It has its number already: it failed in another run and was moved here (R20). */
  issued: boolean;
  /** Where mail goes, and whether it is delivered otherwise. */
  recipients: readonly string[];
  byHand: boolean;
  clientAddress: readonly string[];
  approvedBy: string | null;
  makerIds: readonly string[];
  /** Why it was rejected, while it has not been changed since (R15). */
  rejection: { comment: string } | null;
  currency: string;
  invoiceDate: string;
  grossMinor: number;
  taxMinor: number;
  /** Codes (or "" for none) without a rate in force now (R12). */
  missingTaxCodes: readonly string[];
  /** What its entries come to under the rates of now is what it says. */
  totalsHold: boolean;
  /** Of the client's issued invoices of the last twelve months in this currency; null when there is none. */
  averageMinor: number | null;
  /** The tax that the ledger will compute, line by line; null where no ledger computes. */
  ledgerTaxMinor: number | null;
  /** Characters on its document that no font can draw, each once; none when exporting. */
  uncovered: readonly string[];
}

export interface PostFacts extends RunPostFacts {
  method: PostMethod;
  /** Methods that are set up; mail is not until it is configured. */
  availableMethods: readonly PostMethod[];
  /** The chosen export format exists; always true when sending. */
  formatKnown: boolean;
  firm: ApprovalRule & {
    address: readonly string[];
    fromAddress: string;
    /** Of its own details, likewise. */
    uncovered: readonly string[];
  };
  /** The next numbers are not in doubt, as they are in a restored copy. */
  numbersConfirmed: boolean;
  periods: readonly (Span & { state: "open" | "closed" })[];
  /** Only those that the person sees. */
  invoices: readonly PostInvoiceFacts[];
  /** What the format says of mapping and limits. */
  formatItems: readonly PreFlightItem[];
}
