import type { InvoiceDetail, UpdateInvoiceBody } from "#shared/wire/invoice.ts";
import { changedDates } from "../../domain/invoice-dates.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import { auditInvoice } from "./audit-invoice.ts";
import type { Context } from "../context.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { recomputeInvoices } from "./recompute-invoices.ts";
import { requireInvoice } from "./require-invoice.ts";

/**
 * Changes a draft's date, due date or level of detail; null takes an override away (R3, R7). Throws
 * `invoice-not-found`, `version-changed`, `invoice-approved`, `invoice-not-draft`, `run-not-draft`, `period-closed`,
 * `period-missing`, `validation`.
 */
export async function updateInvoice(
  context: Context,
  invoiceId: string,
  version: number,
  body: UpdateInvoiceBody,
): Promise<InvoiceDetail> {
  const { database } = context;
  return database.write(async (trx) => {
    const seen = { id: invoiceId, version };
    const { invoice, run } = await requireInvoice(context, trx, seen, editInvoiceRefusal);
    const rules = await readBillingRules(trx);
    const { detailLevel = invoice.detailLevel } = body;
    const next = { ...changedDates(invoice, run.invoiceDate, body), detailLevel };
    if (next.invoiceDate !== invoice.invoiceDate) {
      requireOpenPeriod(rules.periods, next.invoiceDate, "/invoiceDate");
    }
    await recomputeInvoices(context, trx, [next], run.detailLevel, rules, dateColumns);
    await saveRun(trx, run.id);
    await storeRunTotals(trx, run.id);
    await auditInvoice(context, trx, invoice, {
      action: "invoice-changed",
      before: changeable(invoice),
      after: changeable(next),
    });
    return readInvoiceDetail(context, trx, invoiceId);
  });
}

/** A draft's dates and level of detail as columns. */
export function dateColumns(invoice: Invoice) {
  return {
    invoice_date: invoice.invoiceDate,
    invoice_date_overridden: invoice.invoiceDateOverridden ? 1 : 0,
    due_date: invoice.dueDate,
    due_date_overridden: invoice.dueDateOverridden ? 1 : 0,
    detail_level: invoice.detailLevel,
  };
}

function changeable(invoice: Invoice) {
  const { invoiceDate, invoiceDateOverridden, dueDate, dueDateOverridden, detailLevel } = invoice;
  return { invoiceDate, invoiceDateOverridden, dueDate, dueDateOverridden, detailLevel };
}
