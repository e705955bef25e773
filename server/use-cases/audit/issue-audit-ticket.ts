import type { AuditFilter } from "#shared/wire/audit.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type { Context } from "../context.ts";
import { newTicket } from "../downloads/new-ticket.ts";

/** A one-time address of the audit as a file; what is in it is what the person may see when they fetch it (R5). */
export async function issueAuditTicket(
  context: Context,
  filter: AuditFilter,
): Promise<DownloadTicket> {
  return context.database.write((trx) => newTicket(context, trx, { type: "audit", filter }));
}
