import type { Fault } from "../mail/fault-smtp.ts";

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Stops its whole run until somebody resumes it. */
const refusedSignIn: Fault = { at: "mail", does: { reply: "535 5.7.8 Authentication failed\r\n" } };

/** What happens to single messages. */
const ofOneMessage: readonly Fault[] = [
  { at: "greeting", does: "close" },
  { at: "greeting", does: "hang" },
  { at: "mail", does: { reply: "421 4.3.2 Going down\r\n" } },
  { at: "rcpt", does: { reply: "450 4.2.1 Greylisted\r\n" } },
  { at: "rcpt", does: { reply: "550 5.1.1 No such user\r\n" } },
  { at: "data", does: "close" },
  { at: "body", does: "reset" },
  { at: "dot", does: "close", keeps: true },
  { at: "dot", does: "close" },
  { at: "dot", does: "reset", keeps: true },
  { at: "dot", does: "hang", keeps: true },
  { at: "dot", does: { reply: "!garbage\r\n" }, keeps: true },
  { at: "dot", does: { reply: "451 4.3.0 Try later\r\n" } },
  { at: "dot", does: { reply: "552 5.2.2 Mailbox full\r\n" } },
  { at: "after-reply", does: "close" },
];

/** A fault for this share of the messages, any of them; of those that halt a run only where somebody resumes it. */
export function randomFaults(
  random: () => number,
  share: number,
  halting: boolean,
): () => Fault | null {
  const faults = halting ? [...ofOneMessage, refusedSignIn] : ofOneMessage;
  return () => {
    if (random() >= share) return null;
    const fault = faults[Math.floor(random() * faults.length)];
    return fault === undefined ? null : { ...fault };
  };
}
