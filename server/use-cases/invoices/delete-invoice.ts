import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { deleteInvoices } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import { auditInvoice, invoiceContent } from "./audit-invoice.ts";
import type { Context } from "../context.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Deletes a draft; its entries are unbilled again (R16). Throws `invoice-not-found`, `version-changed`,
 * `invoice-approved`, `invoice-not-draft`, `run-not-draft`.
 */
export async function deleteInvoice(
  context: Context,
  invoiceId: string,
  version: number,
): Promise<void> {
  const { database } = context;
  await database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice, run } = await requireInvoice(context, trx, seen, editInvoiceRefusal);
    await deleteInvoices(trx, database.dialect, [invoiceId]);
    await saveRun(trx, run.id);
    await storeRunTotals(trx, run.id);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-deleted",
      before: invoiceContent(invoice),
    });
  });
}
