import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { enforce } from "../../domain/refusal.ts";
import { makerRefusal } from "../../domain/settings/approval.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { saveInvoice } from "../../storage/invoices.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { auditInvoice } from "./audit-invoice.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Says why a draft is not approved (R15). It stands on the draft, which cannot be posted, until that is changed or
 * approved after all. Throws `invoice-not-found`, `version-changed`, `invoice-approved`, `invoice-not-draft`,
 * `run-not-draft`, `approver-is-maker`.
 */
export async function rejectInvoice(
  context: Context,
  invoiceId: string,
  version: number,
  comment: string,
): Promise<InvoiceDetail> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice } = await requireInvoice(context, trx, seen, editInvoiceRefusal);
    enforce(makerRefusal(await readFirm(trx), invoice, actor.personId));
    await saveInvoice(trx, invoiceId, {
      rejected_by: actor.personId,
      rejected_at: clock.now(),
      rejection_comment: comment,
    });
    await saveRun(trx, invoice.runId);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-rejected",
      before: { rejected: invoice.rejection !== null },
      after: { rejected: true, comment },
    });
    return readInvoiceDetail(context, trx, invoiceId);
  });
}
