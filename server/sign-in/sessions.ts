import type { SignedIn } from "#shared/wire/me.ts";
import { AppError } from "../domain/app-error.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Database } from "../storage/database.ts";
import { findPerson, saveLastSeen } from "../storage/firm/people.ts";
import { findSession, insertSession, saveEnd, saveExpiry } from "../storage/firm/sessions.ts";
import type { Session, SignInWay } from "../storage/firm/sessions.ts";
import type { Actor, Clock } from "../use-cases/context.ts";
import { newToken, tokenHash } from "./token.ts";

const idleHours = 12;
const longestHours = 7 * 24;
const millisecondsPerHour = 3_600_000;

/** Begins a session for a person who has proved who they are. Throws `sign-in-required` when they are disabled. */
export async function startSession(
  database: Database,
  clock: Clock,
  personId: string,
  way: SignInWay,
): Promise<SignedIn> {
  const token = newToken();
  const createdAt = clock.now();
  const expiresAt = later(createdAt, idleHours);
  const session = { tokenHash: tokenHash(token), createdAt, expiresAt, endedAt: null, way };
  await database.write(async (trx) => {
    const person = await findPerson(trx, personId);
    if (!person || person.disabled) throw disabled();
    await insertSession(trx, session, personId);
    await saveLastSeen(trx, personId, createdAt);
    await writeAudit(trx, {
      at: createdAt,
      personId,
      action: "signed-in",
      subject: `person:${personId}`,
      after: { way },
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
  const found = await findSession(database.read, tokenHash(token));
  if (!found || found.session.endedAt !== null) {
    throw new AppError("sign-in-required", "Sign in first.");
  }
  if (found.person.disabled) throw disabled();
  const now = clock.now();
  if (found.session.expiresAt <= now) {
    throw new AppError("token-expired", "You were signed out after a while. Sign in again.");
  }
  const renewed = renewedExpiry(found.session, now);
  if (renewed) {
    await database.write(async (trx) => {
      await saveExpiry(trx, found.session.tokenHash, renewed, now);
      await saveLastSeen(trx, found.person.id, now);
    });
  }
  const { id, name, rights } = found.person;
  const sendExport = rights.billingAccess && rights.sendExport;
  return { personId: id, name, ...rights, sendExport };
}

/** Only when half of the time has passed, so that reading does not write each time; null when it stays. */
function renewedExpiry({ createdAt, expiresAt }: Session, now: string): string | null {
  if (later(now, idleHours / 2) < expiresAt) return null;
  const wanted = later(now, idleHours);
  const last = later(createdAt, longestHours);
  const renewed = wanted < last ? wanted : last;
  return renewed > expiresAt ? renewed : null;
}

/** Ends the session; the token is worth nothing from now on. */
export async function endSession(
  database: Database,
  clock: Clock,
  { personId }: Actor,
  token: string,
): Promise<void> {
  const at = clock.now();
  await database.write(async (trx) => {
    await saveEnd(trx, tokenHash(token), at);
    await writeAudit(trx, { at, personId, action: "signed-out", subject: `person:${personId}` });
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
