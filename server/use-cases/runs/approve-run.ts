import type { ApprovedRun } from "#shared/wire/run.ts";
import { periodRefusal } from "../../domain/invoice-date.ts";
import { makerRefusal } from "../../domain/settings/approval.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { saveApproval } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { listSeenInvoices } from "../../storage/posting/posting-invoices.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { auditInvoices } from "../invoices/audit-invoice.ts";
import { requireDraftRun } from "./require-draft-run.ts";
import { readRunDetail } from "./run-view.ts";

/**
 * Approves the drafts of a run that the person sees and may approve, and says why the others were left (R14, R15); a
 * rejected one is looked at by itself. Throws `run-not-found`, `version-changed`, `run-not-draft`.
 */
export async function approveRun(
  context: Context,
  runId: string,
  version: number,
): Promise<ApprovedRun> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    await requireDraftRun(trx, runId, version);
    const seen = await listSeenInvoices(trx, runId, actor.personId);
    const drafts = seen.filter(({ status }) => status === "draft");
    const firm = await readFirm(trx);
    const { periods } = await readBillingRules(trx);
    const reasonOf = (invoice: Invoice): string =>
      (invoice.rejection === null ? null : "Rejected: look at it by itself.") ??
      makerRefusal(firm, invoice, actor.personId)?.reason ??
      periodRefusal(periods, invoice.invoiceDate)?.reason ??
      "";
    const byReason = Map.groupBy(drafts, reasonOf);
    const approved = byReason.get("") ?? [];
    byReason.delete("");
    if (approved.length > 0) {
      const ids = approved.map(({ id }) => id);
      await saveApproval(trx, database.dialect, ids, { by: actor.personId, at: clock.now() });
      await saveRun(trx, runId);
      const change = {
        action: "invoice-approved",
        before: { status: "draft" },
        after: { status: "approved" },
      };
      await auditInvoices(
        context,
        trx,
        approved.map((invoice) => ({ invoice, change })),
      );
    }
    return {
      run: await readRunDetail(context, trx, runId),
      approvedCount: approved.length,
      left: [...byReason].map(([reason, { length }]) => ({ reason, invoiceCount: length })),
    };
  });
}
