import type { InvoiceTotals } from "#shared/totals.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { sameTotals } from "../../domain/draft-totals.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import { listSeenInvoices } from "../../storage/posting/posting-invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { auditInvoices } from "../invoices/audit-invoice.ts";
import { recomputeInvoices } from "../invoices/recompute-invoices.ts";
import { requireDraftRun } from "./require-draft-run.ts";
import { readRunDetail } from "./run-view.ts";

/**
 * Computes the drafts of a run that the person sees under the tax rates and codes of now (R12); approved ones stay as
 * they are (R14). Throws `run-not-found`, `version-changed`, `run-not-draft`.
 */
export async function recomputeRun(
  context: Context,
  runId: string,
  version: number,
): Promise<RunDetail> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const run = await requireDraftRun(trx, runId, version);
    const seen = await listSeenInvoices(trx, runId, actor.personId);
    const drafts = seen.filter(({ status }) => status === "draft");
    const rules = await readBillingRules(trx);
    const changed = await recomputeInvoices(
      context,
      trx,
      drafts,
      run.detailLevel,
      rules,
      (invoice, totals) => (sameTotals(totals, invoice) ? null : {}),
    );
    if (changed.length > 0) {
      await saveRun(trx, runId);
      await storeRunTotals(trx, runId);
      const publicCount = changed.filter(({ invoice }) => !invoice.restricted).length;
      await writeAudit(trx, {
        at: clock.now(),
        personId: actor.personId,
        action: "run-recomputed",
        subject: `run:${runId}`,
        after: { invoiceCount: publicCount },
      });
      await auditInvoices(
        context,
        trx,
        changed.map(({ invoice, totals }) => ({
          invoice,
          change: {
            action: "invoice-recomputed",
            before: sumsOf(invoice),
            after: sumsOf(totals),
          },
        })),
      );
    }
    return readRunDetail(context, trx, runId);
  });
}

function sumsOf({ netMinor, taxMinor, grossMinor, taxes, missingTaxCodes }: InvoiceTotals) {
  return { netMinor, taxMinor, grossMinor, taxes, missingTaxCodes };
}
