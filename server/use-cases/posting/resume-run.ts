import { AppError } from "../../domain/app-error.ts";
import { writeAudit } from "../../storage/audit.ts";
import { forgetLetters } from "../../storage/posting/delivery-queue.ts";
import { findPosting, saveHalted } from "../../storage/posting/postings.ts";
import type { Context } from "../context.ts";

/**
 * Lets a run go on that was halted by a wrong mail setting, after somebody has mended it (R20): its letters are written
 * again, because the sender's address may have been what was wrong. One that goes on already stays as it is. Throws `run-not-found`.
 */
export async function resumeRun(context: Context, runId: string): Promise<void> {
  const { database, clock, actor } = context;
  await database.write(async (trx) => {
    const posting = await findPosting(trx, runId);
    if (posting === null) throw new AppError("run-not-found", "This run is not being posted.");
    if (posting.haltedReason === null) return;
    await saveHalted(trx, runId, null);
    await forgetLetters(trx, runId);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "run-sending-resumed",
      subject: `run:${runId}`,
      before: { halted: true },
      after: { halted: false },
    });
  });
}
