import type { RemovedEntry } from "#shared/wire/invoice-entry.ts";
import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import { deleteEntry } from "../../storage/entries-change.ts";
import { deleteInvoices } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { auditInvoice, invoiceContent } from "./audit-invoice.ts";
import { entryContent } from "./entry-content.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { recomputeInvoices } from "./recompute-invoices.ts";
import { requireInvoiceEntry } from "./require-invoice-entry.ts";

/**
 * Takes a row off a draft: it is unbilled again, and an invoice that has no other goes with it (R16). Throws
 * `invoice-not-found`, `entry-not-found`, `version-changed`, `invoice-approved`, `invoice-not-draft`, `run-not-draft`.
 */
export async function removeEntry(
  context: Context,
  seen: { invoiceId: string; key: string; version: number },
): Promise<RemovedEntry> {
  const { database } = context;
  return database.write(async (trx) => {
    const found = await requireInvoiceEntry(context, trx, seen, editInvoiceRefusal);
    const { invoice, run, entry } = found;
    await deleteEntry(trx, entry.id);
    const before = entryContent(entry);
    await auditInvoice(context, trx, invoice, { action: "entry-removed", before });
    const isEmpty = invoice.entryCount === 1;
    if (isEmpty) {
      await deleteInvoices(trx, database.dialect, [invoice.id]);
      const content = invoiceContent(invoice);
      await auditInvoice(context, trx, invoice, { action: "invoice-deleted", before: content });
    } else {
      const rules = await readBillingRules(trx);
      await recomputeInvoices(context, trx, [invoice], run.detailLevel, rules);
    }
    await saveRun(trx, run.id);
    await storeRunTotals(trx, run.id);
    return { invoice: isEmpty ? null : await readInvoiceDetail(context, trx, invoice.id) };
  });
}
