import type { SignedIn } from "#shared/wire/me.ts";
import { AppError } from "../domain/app-error.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Database } from "../storage/database.ts";
import type { Actor, Clock } from "../use-cases/context.ts";
import { newToken, tokenHash } from "./token.ts";

const idleHours = 12;
const longestDays = 7;
const millisecondsPerHour = 3_600_000;

/** Begins a session for a person who has proved who they are. Throws `sign-in-required` when they are disabled. */
export async function startSession(
  database: Database,
  clock: Clock,
  personId: string,
): Promise<SignedIn> {
  const token = newToken();
  const now = clock.now();
  const expiresAt = later(now, idleHours);
  await database.write(async (trx) => {
    const person = await trx
      .selectFrom("people")
      .select("disabled")
      .where("id", "=", personId)
      .executeTakeFirst();
    if (!person || person.disabled) throw disabled();
    await trx
      .insertInto("sessions")
      .values({
        token_hash: tokenHash(token),
        person_id: personId,
        created_at: now,
        expires_at: expiresAt,
        ended_at: null,
      })
      .execute();
    await writeAudit(trx, {
      at: now,
      personId,
      action: "signed-in",
      subject: `person:${personId}`,
    });
  });
  return { token, expiresAt };
}

/**
 * Who a bearer token stands for, with the rights of this moment (R26). A session that is used is renewed, for seven
 * days at most. Throws `sign-in-required` or `token-expired`.
 */
export async function authenticate(
  database: Database,
  clock: Clock,
  token: string,
): Promise<Actor> {
  const found = await database.read
    .selectFrom("sessions as s")
    .innerJoin("people as p", "p.id", "s.person_id")
    .select(["s.created_at", "s.expires_at", "s.ended_at"])
    .select(["p.id", "p.name", "p.billing_access", "p.send_export", "p.admin", "p.disabled"])
    .where("s.token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!found || found.ended_at !== null) throw new AppError("sign-in-required", "Sign in first.");
  if (found.disabled) throw disabled();
  const now = clock.now();
  if (found.expires_at <= now) {
    throw new AppError("token-expired", "You were signed out after a while. Sign in again.");
  }
  await renew(database, tokenHash(token), found.created_at, found.expires_at, now);
  const billingAccess = found.billing_access === 1;
  return {
    personId: found.id,
    name: found.name,
    billingAccess,
    sendExport: billingAccess && found.send_export === 1,
    admin: found.admin === 1,
  };
}

/** Only when half of the time has passed, so that reading does not write each time. */
async function renew(
  database: Database,
  hash: string,
  createdAt: string,
  expiresAt: string,
  now: string,
): Promise<void> {
  if (later(now, idleHours / 2) < expiresAt) return;
  const last = later(createdAt, longestDays * 24);
  const renewed = later(now, idleHours) < last ? later(now, idleHours) : last;
  if (renewed <= expiresAt) return;
  await database.write((trx) =>
    trx
      .updateTable("sessions")
      .set({ expires_at: renewed })
      .where("token_hash", "=", hash)
      .where("ended_at", "is", null)
      .execute(),
  );
}

/** Ends the session; the token is worth nothing from now on. */
export async function endSession(
  database: Database,
  clock: Clock,
  actor: Actor,
  token: string,
): Promise<void> {
  const now = clock.now();
  const { personId } = actor;
  await database.write(async (trx) => {
    await trx
      .updateTable("sessions")
      .set({ ended_at: now })
      .where("token_hash", "=", tokenHash(token))
      .execute();
    await writeAudit(trx, {
      at: now,
      personId,
      action: "signed-out",
      subject: `person:${personId}`,
    });
  });
}

function disabled(): AppError {
  return new AppError(
    "sign-in-required",
    "This account has been disabled. Ask an admin of your firm.",
  );
}

function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * millisecondsPerHour).toISOString();
}
