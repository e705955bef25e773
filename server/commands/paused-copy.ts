import { verifyAudit, writeAudit } from "../storage/audit.ts";
import type { Database } from "../storage/database.ts";
import { doubtNumbers } from "../storage/posting/number-series.ts";
import { readSending, savePaused } from "../storage/posting/sending.ts";
import { copySqlite, damageOf, removeSqlite } from "../storage/stores/sqlite-copy.ts";
import { openSqlite } from "../storage/stores/sqlite.ts";
import type { Clock } from "../use-cases/context.ts";

/**
 * Makes a sound copy of a database in which sending is paused and the next numbers are in doubt (P15, P7). Answers
 * with what is wrong with its audit, or null. Throws, and leaves no copy, when the database itself is damaged.
 */
export async function makePausedCopy(
  from: string,
  to: string,
  clock: Clock,
): Promise<string | null> {
  try {
    await copySqlite(from, to);
    const damage = damageOf(to);
    if (damage !== null) throw new Error(`The database ${from} is damaged: ${damage}`);
    const copy = await openSqlite(to, "as-it-is");
    try {
      const verdict = await verifyAudit(copy.read);
      await pauseAsCopy(copy, clock);
      return verdict.intact ? null : verdict.reason;
    } finally {
      await copy.close();
    }
  } catch (error) {
    removeSqlite(to);
    throw error;
  }
}

/** Pauses sending and puts the next numbers in doubt, in a database that is a copy. */
export async function pauseAsCopy(copy: Database, clock: Clock): Promise<void> {
  const { paused } = await readSending(copy.read);
  const at = clock.now();
  await copy.write(async (trx) => {
    await doubtNumbers(trx);
    if (paused) return;
    await savePaused(trx, reasonOf(at));
    await writeAudit(trx, {
      at,
      personId: null,
      action: "sending-paused",
      subject: "sending",
      after: { copiedAt: at },
    });
  });
}

/** What to do once the server runs on a restored copy. */
export const afterRestore = `Sending is paused, and no invoice gets a number yet. Start the server, then:
1. Find the last invoice number that was given, in mails, files or the ledger: it may be later than the copy knows.
2. An admin sets or confirms the next number on the admin page, under Invoices and mail.
3. Look at the runs that were being sent: what is open there may have arrived. Then resume sending in the task pane.`;

function reasonOf(at: string): string {
  return `This is a copy of ${at.slice(0, 16).replace("T", " ")} UTC. What was still to be sent then may have been sent since: look first, then resume sending.`;
}
