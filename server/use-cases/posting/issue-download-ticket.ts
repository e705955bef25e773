import type { DownloadTicket } from "#shared/wire/export.ts";
import { AppError } from "../../domain/app-error.ts";
import { countHiddenInvoices } from "../../storage/invoices.ts";
import { findExport } from "../../storage/posting/exports.ts";
import type { Context } from "../context.ts";
import { newTicket } from "../downloads/new-ticket.ts";

/**
 * A one-time address of an export file (R22), for whoever sees every invoice in it. Throws `export-not-found`, also
 * when it exists but not for this person (R5).
 */
export async function issueDownloadTicket(
  context: Context,
  exportId: string,
): Promise<DownloadTicket> {
  const { database, actor } = context;
  return database.write(async (trx) => {
    const stored = await findExport(trx, exportId);
    if (stored === null || (await countHiddenInvoices(trx, actor.personId, stored.runId)) > 0) {
      throw new AppError("export-not-found", "This file does not exist, or not for you.");
    }
    return newTicket(context, trx, { type: "export", exportId });
  });
}
