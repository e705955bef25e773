import * as z from "zod";
import { countField, moneyField } from "./fields.ts";
import type { Money } from "./fields.ts";
import type { PostMethod } from "./run.ts";

/** GET /api/runs/{runId}/pre-flight?method=export&format=xero-sales-csv */
export const preFlightQuery = z.strictObject({
  method: z.enum(["send", "export"]),
  format: z.string().max(60).optional(),
});
export type PreFlightQuery = z.infer<typeof preFlightQuery>;

/** POST /api/runs/{runId}/post with If-Match: what the person saw and agreed to (R20). */
export const postRunBody = z.strictObject({
  method: z.enum(["send", "export"]),
  format: z.string().max(60).nullable(),
  expectedInvoiceCount: countField,
  expectedTotals: z.array(moneyField).max(50),
});
export type PostRunBody = z.infer<typeof postRunBody>;

export type PreFlightCode =
  | "no-right"
  | "not-draft"
  | "hidden-invoices"
  | "no-invoice"
  | "period-closed"
  | "no-period"
  | "negative-total"
  | "not-approved"
  | "rejected"
  | "no-firm-address"
  | "numbers-unconfirmed"
  | "no-tax-rate"
  | "totals-changed"
  | "method-unavailable"
  | "no-format"
  | "no-sender"
  | "no-email"
  | "malformed-email"
  | "no-postal-address"
  | "uncovered-characters"
  | "account-unmapped"
  | "tax-unmapped"
  | "currency-unmapped"
  | "format-limit"
  | "zero-total"
  | "unusual-amount"
  | "tax-cent-difference";

/** Something that blocks posting, or that a person should know first (R19). */
export interface PreFlightItem {
  code: PreFlightCode;
  severity: "block" | "warn";
  message: string;
  /** Where it is mended; null when it concerns the run or the firm. */
  invoiceId: string | null;
  invoiceCount: number;
}

export interface PreFlight {
  method: PostMethod;
  format: string | null;
  allowed: boolean;
  reason: string | null;
  invoiceCount: number;
  totals: Money[];
  /** Invoices that leave by mail, and to how many clients; none when exporting. */
  mailedCount: number;
  mailedClientCount: number;
  /** Invoices that a person delivers otherwise; none when exporting. */
  byHandCount: number;
  items: PreFlightItem[];
}
