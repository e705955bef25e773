import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { makerRefusal } from "../../domain/settings/approval.ts";
import { enforce } from "../../domain/refusal.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { saveApproval } from "../../storage/invoices.ts";
import { saveRun } from "../../storage/runs.ts";
import { auditInvoice } from "./audit-invoice.ts";
import type { Context } from "../context.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Approves a draft, which locks it (R14); its date must be one on which it can be issued, because it cannot change
 * any more. Throws `invoice-not-found`, `version-changed`, `invoice-approved`, `invoice-not-draft`, `run-not-draft`,
 * `approver-is-maker`, `period-closed`, `period-missing`.
 */
export async function approveInvoice(
  context: Context,
  invoiceId: string,
  version: number,
): Promise<InvoiceDetail> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice } = await requireInvoice(context, trx, seen, editInvoiceRefusal);
    enforce(makerRefusal(await readFirm(trx), invoice, actor.personId));
    const { periods } = await readBillingRules(trx);
    requireOpenPeriod(periods, invoice.invoiceDate, "/invoiceDate");
    await saveApproval(trx, database.dialect, [invoiceId], {
      by: actor.personId,
      at: clock.now(),
    });
    await saveRun(trx, invoice.runId);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-approved",
      before: { status: "draft" },
      after: { status: "approved" },
    });
    return readInvoiceDetail(context, trx, invoiceId);
  });
}
