import * as z from "zod";
import { isEmailAddress } from "../email.ts";
import { idField, lineField } from "./fields.ts";
import type { Permission } from "./fields.ts";

const mostAddresses = 20;

const addressField = z
  .string()
  .trim()
  .max(254)
  .refine(isEmailAddress, "This is not an e-mail address.");

/** To whom an invoice goes; at least one address. */
export const recipientsField = z.strictObject({
  to: z.array(addressField).min(1, "Enter at least one address.").max(mostAddresses),
  cc: z.array(addressField).max(mostAddresses),
});
export type RecipientsBody = z.infer<typeof recipientsField>;

/** PUT /api/invoices/{id}/delivery with If-Match: how it goes when its run is sent; without any address it cannot. */
export const invoiceDeliveryBody = z.strictObject({
  recipients: z.strictObject({
    to: z.array(addressField).max(mostAddresses),
    cc: z.array(addressField).max(mostAddresses),
  }),
  byHand: z.boolean(),
});
export type InvoiceDeliveryBody = z.infer<typeof invoiceDeliveryBody>;

const noteField = lineField(500, 1);

/** POST /api/deliveries/{id}/retry: once more, to other addresses where they are given (R20). */
export const retryDeliveryBody = z.strictObject({ recipients: recipientsField.optional() });
export type RetryDeliveryBody = z.infer<typeof retryDeliveryBody>;

/** POST /api/deliveries/{id}/decide: what a person found out of one in doubt (R21). */
export const decideDeliveryBody = z.strictObject({
  decision: z.enum(["arrived", "send-again"]),
  note: noteField,
});
export type DecideDeliveryBody = z.infer<typeof decideDeliveryBody>;

/** POST /api/deliveries/{id}/settle and …/bounced: what a person knows of it. */
export const noteBody = z.strictObject({ note: noteField });
export type NoteBody = z.infer<typeof noteBody>;

/** POST /api/deliveries/{id}/repeat: to which addresses the invoice goes after it came back. */
export const repeatDeliveryBody = z.strictObject({ recipients: recipientsField });
export type RepeatDeliveryBody = z.infer<typeof repeatDeliveryBody>;

/** POST /api/deliveries/{id}/move: the draft run with which it is to be delivered (R20). */
export const moveDeliveryBody = z.strictObject({ runId: idField });
export type MoveDeliveryBody = z.infer<typeof moveDeliveryBody>;

/** GET /api/runs/{runId}/deliveries */
export const deliveryListQuery = z.strictObject({
  /** `attention`: failed, in doubt, or waiting for another attempt. */
  show: z.enum(["attention", "all"]).default("all"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type DeliveryListQuery = z.infer<typeof deliveryListQuery>;

export type DeliveryStateView = "queued" | "sending" | "sent" | "failed" | "in-doubt" | "settled";

/** The handing-over of one invoice, as a person who sees it is told. */
export interface DeliveryView {
  id: string;
  channel: "mail" | "export";
  /** null: a whole run's file. */
  invoice: {
    id: string;
    number: string;
    clientName: string;
    currency: string;
    grossMinor: number;
  } | null;
  state: DeliveryStateView;
  /** What happened, and what to do. */
  message: string | null;
  attempts: number;
  /** When it is tried again. */
  dueAt: string | null;
  recipients: { to: string[]; cc: string[] };
  /** For whom a server has taken it. */
  taken: string[];
  bouncedAt: string | null;
  updatedAt: string;
  version: number;
  actions: Record<"retry" | "decide" | "settle" | "bounce" | "repeat" | "move", Permission>;
}

export interface DeliveryList {
  deliveries: DeliveryView[];
  nextCursor: string | null;
}

/** GET /api/sending: whether anything is sent at all (P15). */
export interface SendingView {
  paused: boolean;
  reason: string | null;
  /** Whether the server was given a mail server. */
  mailConfigured: boolean;
  version: number;
  actions: Record<"resume" | "pause", Permission>;
}
