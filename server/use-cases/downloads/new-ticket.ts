import type { DownloadTicket } from "#shared/wire/export.ts";
import { newToken, tokenHash } from "../../sign-in/token.ts";
import type { Tx } from "../../storage/database.ts";
import {
  deleteDownloadTicketsBefore,
  insertDownloadTicket,
} from "../../storage/posting/download-tickets.ts";
import type { Downloadable } from "../../storage/posting/download-tickets.ts";
import type { Context } from "../context.ts";

const ticketSeconds = 60;

/** Makes a one-time address, for whoever was found to be allowed what it opens; asked again when it is used. */
export async function newTicket(
  { clock, actor }: Context,
  trx: Tx,
  opens: Downloadable,
): Promise<DownloadTicket> {
  const now = clock.now();
  const expiresAt = new Date(Date.parse(now) + ticketSeconds * 1_000).toISOString();
  const token = newToken();
  await deleteDownloadTicketsBefore(trx, now);
  const { personId } = actor;
  await insertDownloadTicket(trx, { tokenHash: tokenHash(token), opens, personId, expiresAt });
  return { url: `/download/${token}`, expiresAt };
}
