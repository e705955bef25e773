import type { DeliveryView } from "./delivery.ts";
import type { Permission } from "./fields.ts";

/** GET /api/invoices/{id}/message: the mail of an invoice, as it is kept with its delivery or would be sent now. */
export interface InvoiceMessage {
  /** Of the delivery that it is kept with: every attempt sends just this. null: as it would be sent now. */
  state: DeliveryView["state"] | null;
  /** The address is "" while the firm has none to send from. */
  from: { name: string; address: string };
  /** "" for none; likewise `bcc`. */
  replyTo: string;
  bcc: string;
  to: string[];
  cc: string[];
  /** The invoice is delivered otherwise when its run is sent. */
  byHand: boolean;
  subject: string;
  text: string;
  /** A whole page without scripts or anything that is fetched. */
  html: string;
  attachment: { fileName: string; sizeBytes: number };
  /** Sending it to oneself. */
  test: { address: string; permission: Permission };
}

/** POST /api/invoices/{id}/message/test: a mail server took it. */
export interface SentTestMessage {
  address: string;
  subject: string;
}
