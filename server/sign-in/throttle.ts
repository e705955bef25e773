import { createHash } from "node:crypto";
import { AppError } from "../domain/app-error.ts";
import type { Database } from "../storage/database.ts";
import {
  deleteAttempts,
  findAttempts,
  forgetAttempts,
  saveAttempts,
} from "../storage/sign-in/attempts.ts";
import type { Clock } from "../use-cases/context.ts";
import { networkOf } from "./client-address.ts";

/** Something that is guessed at, or somebody who guesses. */
export interface Throttled {
  /** A hash, so that the table tells no address. */
  subject: string;
  /** So many failures wait for nothing. */
  freeCount: number;
  longestSeconds: number;
  /** What a success takes back: everything, or only its own attempt. */
  forgiven: "all" | "one";
}

/** Short at most, so that somebody else's guesses lock nobody out. */
export function accountGuess(email: string): Throttled {
  return guess(`account:${email}`, { freeCount: 5, longestSeconds: 60, forgiven: "all" });
}

/** Only who knows the password gets so far. */
export function codeGuess(personId: string): Throttled {
  return guess(`code:${personId}`, { freeCount: 5, longestSeconds: 3_600, forgiven: "all" });
}

/** A whole office may share one. */
export function addressGuess(address: string | null): Throttled[] {
  if (address === null) return [];
  const limits = { freeCount: 20, longestSeconds: 900, forgiven: "one" } as const;
  return [guess(`address:${networkOf(address)}`, limits)];
}

function guess(what: string, limits: Omit<Throttled, "subject">): Throttled {
  return { subject: createHash("sha256").update(what).digest("hex"), ...limits };
}

const forgetMilliseconds = 86_400_000;

/**
 * Counts an attempt as failed before it is looked at, so that a thousand at the same time do not slip through; a
 * success takes it back. Throws `too-many-requests` while the wait after earlier failures lasts.
 */
export async function beginAttempt(
  database: Database,
  clock: Clock,
  throttled: readonly Throttled[],
): Promise<void> {
  const subjects = throttled.map(({ subject }) => subject);
  const now = clock.now();
  if (subjects.length === 0) return;
  refuseWaiting(await findAttempts(database.read, subjects, now), now);
  await database.write(async (trx) => {
    const earlier = await findAttempts(trx, subjects, now);
    refuseWaiting(earlier, now);
    for (const { subject, freeCount, longestSeconds } of throttled) {
      const known = earlier.find((one) => one.subject === subject);
      const failureCount = (known?.failureCount ?? 0) + 1;
      const wait = waitSeconds(failureCount - freeCount, longestSeconds);
      const nextAt = later(now, wait * 1_000);
      await saveAttempts(trx, { subject, failureCount, nextAt }, later(now, forgetMilliseconds));
    }
    await forgetAttempts(trx, now);
  });
}

/** The attempt was none of a guesser. */
export async function attemptSucceeded(
  database: Database,
  clock: Clock,
  throttled: readonly Throttled[],
): Promise<void> {
  if (throttled.length === 0) return;
  const now = clock.now();
  await database.write(async (trx) => {
    for (const { subject, forgiven } of throttled) {
      const [known] = await findAttempts(trx, [subject], now);
      if (!known) continue;
      const failureCount = known.failureCount - 1;
      if (forgiven === "all" || failureCount <= 0) await deleteAttempts(trx, subject);
      else {
        await saveAttempts(
          trx,
          { subject, failureCount, nextAt: now },
          later(now, forgetMilliseconds),
        );
      }
    }
  });
}

/** 1, 2, 4 … seconds from the first failure that is not free. */
function waitSeconds(beyondFree: number, longest: number): number {
  return beyondFree <= 0 ? 0 : Math.min(longest, 2 ** Math.min(beyondFree - 1, 20));
}

function refuseWaiting(attempts: readonly { nextAt: string }[], now: string): void {
  const waits = attempts.map(({ nextAt }) => Date.parse(nextAt) - Date.parse(now));
  const seconds = Math.ceil(Math.max(0, ...waits) / 1_000);
  if (seconds === 0) return;
  throw new AppError(
    "too-many-requests",
    `There were several attempts to sign in that failed. Wait ${inWords(seconds)}, then try again.`,
    [],
    seconds,
  );
}

function inWords(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
