import { deleteRunRefusal } from "../../domain/run-actions.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import {
  countApprovedInvoices,
  countHiddenInvoices,
  countIssuedInvoices,
  deleteInvoices,
  listRunInvoices,
} from "../../storage/invoices.ts";
import { deleteRun as deleteStoredRun } from "../../storage/runs.ts";
import { auditInvoices, invoiceContent } from "../invoices/audit-invoice.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";
import { requireRun } from "./require-draft-run.ts";

const invoicesAtOnce = 20;

/**
 * Deletes a draft run with its invoices; their entries are unbilled again (R16). Throws `run-not-found`,
 * `version-changed`, `run-not-draft`, `right-missing` when an invoice is hidden from the person, `invoice-approved`.
 */
export async function deleteRun(context: Context, runId: string, version: number): Promise<void> {
  const { database, clock, actor } = context;
  await database.write(async (trx) => {
    const run = await requireRun(trx, runId, version);
    const invoices = await listRunInvoices(trx, runId);
    const hiddenInvoiceCount = await countHiddenInvoices(trx, actor.personId, runId);
    enforce(
      deleteRunRefusal({
        rights: actor,
        runStatus: run.status,
        invoiceCount: invoices.length - hiddenInvoiceCount,
        hiddenInvoiceCount,
        approvedCount: await countApprovedInvoices(trx, actor.personId, runId),
        issuedCount: await countIssuedInvoices(trx, actor.personId, runId),
      }),
    );
    const others = fairTurns();
    for (let start = 0; start < invoices.length; start += invoicesAtOnce) {
      const slice = invoices.slice(start, start + invoicesAtOnce);
      await deleteInvoices(
        trx,
        database.dialect,
        slice.map(({ id }) => id),
      );
      await others();
    }
    await deleteStoredRun(trx, runId);
    const { name, invoiceDate, grouping, detailLevel } = run;
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "run-deleted",
      subject: `run:${runId}`,
      before: {
        name,
        invoiceDate,
        grouping,
        detailLevel,
        invoices: invoices.filter(({ restricted }) => !restricted).map(invoiceContent),
      },
    });
    await auditInvoices(
      context,
      trx,
      invoices
        .filter(({ restricted }) => restricted)
        .map((invoice) => ({
          invoice,
          change: { action: "invoice-deleted", before: invoiceContent(invoice) },
        })),
    );
  });
}
