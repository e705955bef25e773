import type { Reader, Tx } from "../database.ts";
import { personOf } from "./people.ts";
import type { Person } from "./people.ts";
import type { SessionsTable } from "../sign-in/sign-in-tables.ts";

export interface Session {
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  endedAt: string | null;
  way: SignInWay;
}

/** How the person proved who they are. */
export type SignInWay = SessionsTable["way"];

/** The session of a token with its person as of now, and whether they have an authenticator app that counts. */
export async function findSession(
  reader: Reader,
  tokenHash: string,
): Promise<{ session: Session; person: Person; hasCodeApp: boolean } | null> {
  const row = await reader
    .selectFrom("sessions as s")
    .innerJoin("people as p", "p.id", "s.person_id")
    .leftJoin("code_apps as a", "a.person_id", "p.id")
    .selectAll("p")
    .select("a.confirmed_at as app_confirmed_at")
    .select(["s.created_at", "s.expires_at", "s.ended_at", "s.way"])
    .where("s.token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  const { created_at: createdAt, expires_at: expiresAt, ended_at: endedAt, way } = row;
  const hasCodeApp = row.app_confirmed_at !== null;
  const session = { tokenHash, createdAt, expiresAt, endedAt, way };
  return { session, person: personOf(row), hasCodeApp };
}

export async function insertSession(
  trx: Tx,
  { tokenHash, createdAt, expiresAt, endedAt, way }: Session,
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
      way,
      last_used_at: createdAt,
    })
    .execute();
}

/** Renews a session that has not ended meanwhile. */
export async function saveExpiry(
  trx: Tx,
  tokenHash: string,
  expiresAt: string,
  usedAt: string,
): Promise<void> {
  await trx
    .updateTable("sessions")
    .set({ expires_at: expiresAt, last_used_at: usedAt })
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

/** Ends the person's sessions, but for the one that is named. */
export async function endSessionsOf(
  trx: Tx,
  personId: string,
  endedAt: string,
  except: string | null = null,
): Promise<void> {
  await trx
    .updateTable("sessions")
    .set({ ended_at: endedAt })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("token_hash", "<>", except ?? "")
    .execute();
}

/** The person's sessions that can still be used, the latest first. */
export async function listOpenSessions(
  reader: Reader,
  personId: string,
  now: string,
): Promise<(Session & { lastUsedAt: string })[]> {
  const rows = await reader
    .selectFrom("sessions")
    .selectAll()
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .orderBy("token_hash")
    .execute();
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    endedAt: null,
    way: row.way,
    lastUsedAt: row.last_used_at ?? row.created_at,
  }));
}
