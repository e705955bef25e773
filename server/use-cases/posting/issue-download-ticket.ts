import type { DownloadTicket } from "#shared/wire/export.ts";
import { AppError } from "../../domain/app-error.ts";
import { newToken, tokenHash } from "../../sign-in/token.ts";
import {
  deleteDownloadTicketsBefore,
  insertDownloadTicket,
} from "../../storage/posting/download-tickets.ts";
import { findExport } from "../../storage/posting/exports.ts";
import { countHiddenInvoices } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";

const ticketSeconds = 60;

/**
 * A one-time address of an export file (R22), for whoever sees every invoice in it. Throws `export-not-found`, also
 * when it exists but not for this person (R5).
 */
export async function issueDownloadTicket(
  { database, clock, actor }: Context,
  exportId: string,
): Promise<DownloadTicket> {
  const { personId } = actor;
  return database.write(async (trx) => {
    const stored = await findExport(trx, exportId);
    if (stored === null || (await countHiddenInvoices(trx, personId, stored.runId)) > 0) {
      throw new AppError("export-not-found", "This file does not exist, or not for you.");
    }
    const now = clock.now();
    const expiresAt = new Date(Date.parse(now) + ticketSeconds * 1_000).toISOString();
    const token = newToken();
    await deleteDownloadTicketsBefore(trx, now);
    await insertDownloadTicket(trx, { tokenHash: tokenHash(token), exportId, personId, expiresAt });
    return { url: `/download/${token}`, expiresAt };
  });
}
