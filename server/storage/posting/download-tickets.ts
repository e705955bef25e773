import type { AuditFilter } from "#shared/wire/audit.ts";
import type { Tx } from "../database.ts";

/** What a ticket opens. */
export type Downloadable =
  | { type: "export"; exportId: string }
  | { type: "audit"; filter: AuditFilter }
  | { type: "document"; invoiceId: string }
  | { type: "run-documents"; runId: string };

/** A one-time permission to download something; only the hash of its token is kept. */
export interface DownloadTicketRow {
  tokenHash: string;
  opens: Downloadable;
  personId: string;
  expiresAt: string;
}

export async function insertDownloadTicket(trx: Tx, ticket: DownloadTicketRow): Promise<void> {
  await trx
    .insertInto("download_tickets")
    .values({
      token_hash: ticket.tokenHash,
      opens: JSON.stringify(ticket.opens),
      person_id: ticket.personId,
      expires_at: ticket.expiresAt,
      used_at: null,
    })
    .execute();
}

/** Uses a ticket up; null when it was used before, has expired or never existed. */
export async function useDownloadTicket(
  trx: Tx,
  tokenHash: string,
  at: string,
): Promise<DownloadTicketRow | null> {
  const row = await trx
    .updateTable("download_tickets")
    .set({ used_at: at })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    tokenHash: row.token_hash,
    // safe because insertDownloadTicket alone writes this column
    opens: JSON.parse(row.opens) as Downloadable,
    personId: row.person_id,
    expiresAt: row.expires_at,
  };
}

/** Forgets tickets that can no longer be used. */
export async function deleteDownloadTicketsBefore(trx: Tx, instant: string): Promise<void> {
  await trx.deleteFrom("download_tickets").where("expires_at", "<", instant).execute();
}
