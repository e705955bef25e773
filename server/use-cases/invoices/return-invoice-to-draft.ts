import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { returnToDraftRefusal } from "../../domain/invoice-actions.ts";
import { saveInvoice } from "../../storage/invoices.ts";
import { saveRun } from "../../storage/runs.ts";
import { auditInvoice } from "./audit-invoice.ts";
import type { Context } from "../context.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Unlocks an approved invoice (R14). Throws `invoice-not-found`, `version-changed`, `invoice-not-draft`,
 * `run-not-draft`.
 */
export async function returnInvoiceToDraft(
  context: Context,
  invoiceId: string,
  version: number,
): Promise<InvoiceDetail> {
  const { database } = context;
  return database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice } = await requireInvoice(context, trx, seen, returnToDraftRefusal);
    await saveInvoice(trx, invoiceId, { status: "draft", approved_by: null, approved_at: null });
    await saveRun(trx, invoice.runId);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-returned-to-draft",
      before: { status: "approved" },
      after: { status: "draft" },
    });
    return readInvoiceDetail(context, trx, invoiceId);
  });
}
