import type { Reader, Tx } from "../database.ts";
import { personOf } from "./people.ts";
import type { Person } from "./people.ts";

export interface Session {
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  endedAt: string | null;
}

/** The session of a token with its person as of now. */
export async function findSession(
  reader: Reader,
  tokenHash: string,
): Promise<{ session: Session; person: Person } | null> {
  const row = await reader
    .selectFrom("sessions as s")
    .innerJoin("people as p", "p.id", "s.person_id")
    .selectAll("p")
    .select(["s.created_at", "s.expires_at", "s.ended_at"])
    .where("s.token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  const { created_at: createdAt, expires_at: expiresAt, ended_at: endedAt } = row;
  return { session: { tokenHash, createdAt, expiresAt, endedAt }, person: personOf(row) };
}

export async function insertSession(
  trx: Tx,
  { tokenHash, createdAt, expiresAt, endedAt }: Session,
  personId: string,
): Promise<void> {
  await trx
    .insertInto("sessions")
    .values({
      token_hash: tokenHash,
      person_id: personId,
      created_at: createdAt,
      expires_at: expiresAt,
      ended_at: endedAt,
    })
    .execute();
}

/** Renews a session that has not ended meanwhile. */
export async function saveExpiry(trx: Tx, tokenHash: string, expiresAt: string): Promise<void> {
  await trx
    .updateTable("sessions")
    .set({ expires_at: expiresAt })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
}

export async function saveEnd(trx: Tx, tokenHash: string, endedAt: string): Promise<void> {
  await trx
    .updateTable("sessions")
    .set({ ended_at: endedAt })
    .where("token_hash", "=", tokenHash)
    .execute();
}
