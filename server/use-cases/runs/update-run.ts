import { nameKey } from "#shared/names.ts";
import type { RunDetail, UpdateRunBody } from "#shared/wire/run.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { enforce } from "../../domain/refusal.ts";
import { approvedRefusal } from "../../domain/run-actions.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import { listUndatedDrafts } from "../../storage/entries.ts";
import { redateDrafts } from "../../storage/invoices-redate.ts";
import { countApprovedInvoices, listInvoicesById } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { recomputeInvoices } from "../invoices/recompute-invoices.ts";
import { requireDraftRun } from "./require-draft-run.ts";
import { requireFreeName } from "./require-free-name.ts";
import { readRunDetail } from "./run-view.ts";

/**
 * Renames or redates a draft run; its invoices follow the date unless they have their own (R3). Throws
 * `run-not-found`, `version-changed`, `run-not-draft`, `run-name-taken`, `period-closed`, `period-missing`,
 * `invoice-approved`.
 */
export async function updateRun(
  context: Context,
  runId: string,
  version: number,
  body: UpdateRunBody,
): Promise<RunDetail> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const run = await requireDraftRun(trx, runId, version);
    const { name = run.name, invoiceDate = run.invoiceDate } = body;
    if (name !== run.name) await requireFreeName(trx, name, "/name", runId);
    if (invoiceDate !== run.invoiceDate) await redate(context, trx, run, invoiceDate);
    if (name !== run.name || invoiceDate !== run.invoiceDate) {
      await saveRun(trx, runId, { name, nameKey: nameKey(name), invoiceDate });
      await writeAudit(trx, {
        at: clock.now(),
        personId: actor.personId,
        action: "run-changed",
        subject: `run:${runId}`,
        before: { name: run.name, invoiceDate: run.invoiceDate },
        after: { name, invoiceDate },
      });
    }
    return readRunDetail(context, trx, runId);
  });
}

async function redate(context: Context, trx: Tx, run: Run, invoiceDate: string): Promise<void> {
  const { database, actor } = context;
  const rules = await readBillingRules(trx);
  requireOpenPeriod(rules.periods, invoiceDate, "/invoiceDate");
  enforce(approvedRefusal(await countApprovedInvoices(trx, actor.personId, run.id)));
  await redateDrafts(trx, run.id, invoiceDate, actor.personId);
  // The tax of an entry without a date is that of the invoice's date (R12); that of the others stays.
  const undated = await listUndatedDrafts(trx, run.id);
  const invoices = await listInvoicesById(trx, database.dialect, undated);
  await recomputeInvoices(context, trx, invoices, run.detailLevel, rules);
  await storeRunTotals(trx, run.id);
}
