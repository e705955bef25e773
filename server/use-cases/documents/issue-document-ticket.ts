import type { DownloadTicket } from "#shared/wire/export.ts";
import { AppError } from "../../domain/app-error.ts";
import { findInvoice } from "../../storage/invoices.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { newTicket } from "../downloads/new-ticket.ts";
import { invoiceNotFound } from "../invoices/require-invoice.ts";

/** A one-time address of an invoice's PDF, for whoever sees the invoice (R5). Throws `invoice-not-found`. */
export async function issueDocumentTicket(
  context: Context,
  invoiceId: string,
): Promise<DownloadTicket> {
  const { database, actor } = context;
  return database.write(async (trx) => {
    const invoice = await findInvoice(trx, actor.personId, invoiceId);
    if (invoice === null) throw invoiceNotFound();
    return newTicket(context, trx, { type: "document", invoiceId });
  });
}

/** A one-time address of a ZIP with the PDFs of a run; in it is what the person sees (R5). Throws `run-not-found`. */
export async function issueRunDocumentsTicket(
  context: Context,
  runId: string,
): Promise<DownloadTicket> {
  return context.database.write(async (trx) => {
    if ((await findRun(trx, runId)) === null) {
      throw new AppError("run-not-found", "This run does not exist any more.");
    }
    return newTicket(context, trx, { type: "run-documents", runId });
  });
}
