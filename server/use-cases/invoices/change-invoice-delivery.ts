import { joinAddresses } from "#shared/email.ts";
import type { InvoiceDeliveryBody } from "#shared/wire/delivery.ts";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { moveInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { saveInvoice } from "../../storage/invoices.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { auditInvoice } from "./audit-invoice.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Says where an invoice goes when its run is sent, or that it is delivered otherwise. It belongs to the delivery, so an
 * approved invoice may change in it too (R13, R19). Throws `invoice-not-found`, `version-changed`,
 * `invoice-not-draft`, `run-not-draft`.
 */
export async function changeInvoiceDelivery(
  context: Context,
  invoiceId: string,
  version: number,
  { recipients, byHand }: InvoiceDeliveryBody,
): Promise<InvoiceDetail> {
  return context.database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice, run } = await requireInvoice(context, trx, seen, moveInvoiceRefusal);
    const email = joinAddresses(recipients.to);
    const emailCc = joinAddresses(recipients.cc);
    await saveInvoice(trx, invoiceId, { email, email_cc: emailCc, by_hand: byHand ? 1 : 0 });
    await saveRun(trx, run.id);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-delivery-changed",
      before: { email: invoice.email, emailCc: invoice.emailCc, byHand: invoice.byHand },
      after: { email, emailCc, byHand },
    });
    return readInvoiceDetail(context, trx, invoiceId);
  });
}
