import type { MoveInvoicesBody } from "#shared/wire/invoice.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { AppError } from "../../domain/app-error.ts";
import { moveInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { followedDates } from "../../domain/invoice-dates.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { enforce } from "../../domain/refusal.ts";
import { draftRunRefusal } from "../../domain/run-actions.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import { findInvoices, saveInvoice } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { findRun, saveRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import { auditInvoices } from "./audit-invoice.ts";
import type { Context } from "../context.ts";
import { recomputeInvoices } from "./recompute-invoices.ts";
import { requireDraftRun } from "../runs/require-draft-run.ts";
import { invoiceNotFound } from "./require-invoice.ts";
import { requireRoom } from "../runs/require-room.ts";
import { readRunDetail } from "../runs/run-view.ts";
import { dateColumns } from "./update-invoice.ts";

/**
 * Moves invoices that the person sees to another draft run, all or none (R18). Those without a date of their own
 * take the other run's; approved ones stay as they are (R14). Returns the run that they leave. Throws
 * `run-not-found`, `version-changed`, `run-not-draft`, `invoice-not-found`, `invoice-not-draft`, `period-closed`,
 * `period-missing`, `validation`.
 */
export async function moveInvoices(
  context: Context,
  runId: string,
  version: number,
  body: MoveInvoicesBody,
): Promise<RunDetail> {
  const { database, actor } = context;
  return database.write(async (trx) => {
    const from = await requireDraftRun(trx, runId, version);
    const to = await findTarget(trx, runId, body.runId);
    const ids = new Set(body.invoiceIds);
    const wanted = { runId, ids };
    const invoices = await findInvoices(trx, database.dialect, actor.personId, wanted);
    if (invoices.length < ids.size) throw invoiceNotFound();
    for (const { status, number } of invoices) {
      const issued = number !== null;
      enforce(moveInvoiceRefusal({ runStatus: from.status, status, issued }));
    }
    await move(context, trx, invoices, from, to);
    await requireRoom(trx, to.id);
    for (const id of [from.id, to.id]) {
      await saveRun(trx, id);
      await storeRunTotals(trx, id);
    }
    await auditMove(context, trx, invoices, from, to);
    return readRunDetail(context, trx, runId);
  });
}

async function findTarget(trx: Tx, fromId: string, toId: string): Promise<Run> {
  if (fromId === toId) {
    const message = "The invoices are in this run already. Choose another one.";
    throw new AppError("validation", message, [{ location: "/runId", message }]);
  }
  const to = await findRun(trx, toId);
  if (to === null) {
    const message = "The run to move to does not exist any more.";
    throw new AppError("run-not-found", message, [{ location: "/runId", message }]);
  }
  enforce(draftRunRefusal(to.status));
  return to;
}

async function move(
  context: Context,
  trx: Tx,
  invoices: readonly Invoice[],
  from: Run,
  to: Run,
): Promise<void> {
  const rules = await readBillingRules(trx);
  const sameDetail = from.detailLevel === to.detailLevel;
  const changed: Invoice[] = [];
  for (const invoice of invoices) {
    if (invoice.status === "draft") {
      const moved = followedDates(invoice, to.invoiceDate);
      // One that keeps its date may lie in a closed period; it cannot be posted until its date is changed (R25).
      if (moved.invoiceDate !== invoice.invoiceDate) {
        requireOpenPeriod(rules.periods, moved.invoiceDate, "/runId");
      }
      const sameDates =
        moved.invoiceDate === invoice.invoiceDate && moved.dueDate === invoice.dueDate;
      if (sameDates && (sameDetail || invoice.detailLevel !== null)) {
        // Its client gets the same, so nobody becomes a maker by moving it, and a rejection stays (R15).
        await saveInvoice(trx, invoice.id, { ...dateColumns(moved), run_id: to.id });
      } else changed.push(moved);
      continue;
    }
    if (invoice.number !== null) {
      // Of an issued one nothing else may change.
      await saveInvoice(trx, invoice.id, { run_id: to.id });
      continue;
    }
    await saveInvoice(trx, invoice.id, {
      run_id: to.id,
      invoice_date_overridden:
        invoice.invoiceDateOverridden || invoice.invoiceDate !== to.invoiceDate ? 1 : 0,
      detail_level: invoice.detailLevel ?? (sameDetail ? null : from.detailLevel),
    });
  }
  await recomputeInvoices(context, trx, changed, to.detailLevel, rules, (invoice) => ({
    ...dateColumns(invoice),
    run_id: to.id,
  }));
}

async function auditMove(
  context: Context,
  trx: Tx,
  invoices: readonly Invoice[],
  from: Run,
  to: Run,
): Promise<void> {
  const { clock, actor } = context;
  const change = { before: { runId: from.id }, after: { runId: to.id } };
  const publicIds = invoices.flatMap(({ id, restricted }) => (restricted ? [] : id));
  await writeAudit(trx, {
    at: clock.now(),
    personId: actor.personId,
    action: "invoices-moved",
    subject: `run:${from.id}`,
    before: change.before,
    after: { ...change.after, invoiceIds: publicIds },
  });
  await auditInvoices(
    context,
    trx,
    invoices
      .filter(({ restricted }) => restricted)
      .map((invoice) => ({ invoice, change: { action: "invoices-moved", ...change } })),
  );
}
