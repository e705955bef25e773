import type { CommitUploadBody } from "#shared/wire/upload.ts";
import { resultOf } from "../../domain/upload-result.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Tx } from "../../storage/database.ts";
import type { Context } from "../context.ts";
import { auditInvoices } from "../invoices/audit-invoice.ts";
import type { RunTerms } from "./upload-plan.ts";
import type { WrittenInvoice } from "./write-invoices.ts";

/**
 * What an upload made (R27): one row about the run with everything that is public, and one row each for invoices of
 * private and hidden clients, which only their teams read (R5).
 */
export async function auditUpload(
  context: Context,
  trx: Tx,
  target: CommitUploadBody["target"],
  run: RunTerms & { id: string },
  written: readonly WrittenInvoice[],
): Promise<void> {
  const isPublic = ({ billTo }: WrittenInvoice) => billTo.privacy === "public";
  const { invoiceDate, grouping, detailLevel } = run;
  await writeAudit(trx, {
    at: context.clock.now(),
    personId: context.actor.personId,
    action: target.type === "new-run" ? "run-created" : "rows-added",
    subject: `run:${run.id}`,
    after: {
      ...(target.type === "new-run"
        ? { name: target.name, invoiceDate, grouping, detailLevel }
        : {}),
      ...contentOf(written.filter(isPublic)),
    },
  });
  await auditInvoices(
    context,
    trx,
    written
      .filter((invoice) => !isPublic(invoice))
      .map((invoice) => ({
        invoice: { id: invoice.id, clientId: invoice.billTo.id, restricted: true },
        change: {
          action: invoice.joined ? "rows-added" : "invoice-created",
          after: contentOf([invoice]),
        },
      })),
  );
}

function contentOf(invoices: readonly WrittenInvoice[]) {
  const entries = invoices.flatMap((invoice) => invoice.entries);
  const confirmedKeys = entries.flatMap((one) => (one.confirmedNotBilled ? one.key : []));
  return {
    ...resultOf(entries.length, invoices),
    ...(confirmedKeys.length > 0 ? { confirmedNotBilled: confirmedKeys } : {}),
  };
}
