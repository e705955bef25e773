import type { SignedIn } from "#shared/wire/me.ts";
import { AppError } from "../domain/app-error.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Database, Reader, Tx } from "../storage/database.ts";
import { findPerson, saveLastSeen } from "../storage/firm/people.ts";
import { findSession, insertSession, saveEnd, saveExpiry } from "../storage/firm/sessions.ts";
import type { Session, SignInWay } from "../storage/firm/sessions.ts";
import type { Actor, Clock } from "../use-cases/context.ts";
import { newToken, tokenHash } from "./token.ts";

/** A closed pane signs itself out so soon; an open one renews. */
const idleMinutes = 30;
/** A working day; then people prove again who they are. */
const longestMinutes = 12 * 60;
/** Use renews when this is left, so that reading does not write each time. */
const renewMinutes = 15;
const millisecondsPerMinute = 60_000;

/** Begins a session for a person who has proved who they are. Throws `sign-in-required` when they are disabled. */
export async function startSession(
  database: Database,
  clock: Clock,
  personId: string,
  way: SignInWay,
): Promise<SignedIn> {
  return database.write((trx) => startSessionIn(trx, clock.now(), personId, way));
}

/** The same, together with what proved it. */
export async function startSessionIn(
  trx: Tx,
  now: string,
  personId: string,
  way: SignInWay,
): Promise<SignedIn> {
  const person = await findPerson(trx, personId);
  if (!person || person.disabled) throw disabled();
  const token = newToken();
  const expiresAt = later(now, idleMinutes);
  const session = { tokenHash: tokenHash(token), createdAt: now, expiresAt, endedAt: null, way };
  await insertSession(trx, session, personId);
  await saveLastSeen(trx, personId, now);
  await writeAudit(trx, {
    at: now,
    personId,
    action: "signed-in",
    subject: `person:${personId}`,
    after: { way },
  });
  return { token, expiresAt };
}

/** A session with its person and their rights of the moment (R26). */
export interface Authenticated {
  session: Session;
  actor: Actor;
  /** They have an authenticator app, which was asked for, or was added since. */
  hasCodeApp: boolean;
}

/**
 * Who a bearer token stands for. A session that is used is renewed, up to its longest life. Throws `sign-in-required`
 * or `token-expired`.
 */
export async function authenticate(
  database: Database,
  clock: Clock,
  token: string,
): Promise<Authenticated> {
  const now = clock.now();
  const authenticated = await requireSession(database.read, now, token);
  const { session, actor } = authenticated;
  if (session.expiresAt <= later(now, renewMinutes)) {
    await prolong(database, session, actor.personId, now);
  }
  return authenticated;
}

/**
 * A session that still counts, with its person and their rights as the reader sees them. Throws `sign-in-required` or
 * `token-expired`.
 */
export async function requireSession(
  reader: Reader,
  now: string,
  token: string,
): Promise<Authenticated> {
  const found = await findSession(reader, tokenHash(token));
  if (!found || found.session.endedAt !== null) {
    throw new AppError("sign-in-required", "Sign in first.");
  }
  if (found.person.disabled) throw disabled();
  if (found.session.expiresAt <= now) {
    throw new AppError("token-expired", "You were signed out after a while. Sign in again.");
  }
  const { id, name, rights } = found.person;
  const sendExport = rights.billingAccess && rights.sendExport;
  const { session, hasCodeApp } = found;
  return { session, actor: { personId: id, name, ...rights, sendExport }, hasCodeApp };
}

/** Makes the session last as long as one that has just been used. Says until when. */
export async function renewSession(
  database: Database,
  clock: Clock,
  { personId }: Actor,
  token: string,
): Promise<string> {
  const found = await findSession(database.read, tokenHash(token));
  if (!found) throw new AppError("sign-in-required", "Sign in first.");
  return prolong(database, found.session, personId, clock.now());
}

async function prolong(
  database: Database,
  { tokenHash: hash, createdAt, expiresAt }: Session,
  personId: string,
  now: string,
): Promise<string> {
  const wanted = later(now, idleMinutes);
  const last = later(createdAt, longestMinutes);
  const renewed = wanted < last ? wanted : last;
  if (renewed <= expiresAt) return expiresAt;
  await database.write(async (trx) => {
    await saveExpiry(trx, hash, renewed, now);
    await saveLastSeen(trx, personId, now);
  });
  return renewed;
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

function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * millisecondsPerMinute).toISOString();
}
