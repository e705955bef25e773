import * as z from "zod";
import type { DetailLevel } from "../grouping.ts";
import type { InvoiceTotals, Line } from "../totals.ts";
import type { EntryKind } from "../entry.ts";
import { dateField, detailLevelField, idField } from "./fields.ts";
import type { Permission, PersonName } from "./fields.ts";

export type InvoiceStatus =
  "draft" | "approved" | "awaiting-payment" | "exported" | "paid" | "voided" | "credited";

export const invoiceListQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type InvoiceListQuery = z.infer<typeof invoiceListQuery>;

export const updateInvoiceBody = z
  .strictObject({
    /** null takes the override away: the run's date holds again (R3). */
    invoiceDate: dateField.nullable().optional(),
    dueDate: dateField.nullable().optional(),
    detailLevel: detailLevelField.nullable().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, "Say what is to be changed.");
export type UpdateInvoiceBody = z.infer<typeof updateInvoiceBody>;

export const rejectInvoiceBody = z.strictObject({ comment: z.string().trim().min(3).max(500) });
export type RejectInvoiceBody = z.infer<typeof rejectInvoiceBody>;

export const moveInvoicesBody = z.strictObject({
  invoiceIds: z.array(idField).min(1).max(5_000),
  runId: idField,
});
export type MoveInvoicesBody = z.infer<typeof moveInvoicesBody>;

export interface InvoiceSummary {
  id: string;
  runId: string;
  number: string | null;
  status: InvoiceStatus;
  clientId: string;
  clientName: string;
  label: string;
  currency: string;
  invoiceDate: string;
  invoiceDateOverridden: boolean;
  dueDate: string;
  entryCount: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  /** Of a draft that somebody did not approve, until it is changed or approved (R15). */
  rejection: Rejection | null;
  version: number;
}

export interface Rejection {
  by: PersonName;
  at: string;
  comment: string;
}

export interface InvoiceList {
  invoices: InvoiceSummary[];
  nextCursor: string | null;
}

export interface InvoiceEntryView {
  key: string;
  kind: EntryKind;
  clientName: string;
  date: string | null;
  person: string;
  partner: string;
  workItem: string;
  description: string;
  quantityMicro: number | null;
  rateMicro: number | null;
  valueMinor: number;
  writeOnOffMinor: number;
  carriedMinor: number;
  billedMinor: number;
}

export interface InvoiceDetail extends InvoiceSummary {
  /** Who let it go out, and when; of a draft nobody yet (R15). */
  approval: { by: PersonName; at: string } | null;
  clientAddress: string[];
  clientTaxNumber: string;
  detailLevel: DetailLevel;
  dueDateOverridden: boolean;
  /** Where it goes by mail; belongs to the delivery (R13). */
  recipients: { to: string[]; cc: string[] };
  /** Delivered otherwise when its run is sent. */
  byHand: boolean;
  /** Of its date; a draft outside the open periods cannot be posted until its date is changed (R25). */
  periodState: "open" | "closed" | "none";
  lines: Line[];
  taxes: InvoiceTotals["taxes"];
  entries: InvoiceEntryView[];
  actions: Record<"edit" | "approve" | "reject" | "returnToDraft" | "move" | "delete", Permission>;
}
