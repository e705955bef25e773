import { AppError } from "../../domain/app-error.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findPosting, savePostingState } from "../../storage/posting/postings.ts";
import { saveRunDraftAgain } from "../../storage/posting/run-status.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";

/**
 * Takes a posting back while it is held: the run is a draft again, and nothing else has happened (R20). Throws
 * `run-not-found`, `post-begun`.
 */
export async function cancelPost(context: Context, runId: string): Promise<void> {
  const { database, clock, actor } = context;
  await database.write(async (trx) => {
    if ((await findRun(trx, runId)) === null) {
      throw new AppError("run-not-found", "This run does not exist any more.");
    }
    const posting = await findPosting(trx, runId);
    if (posting?.state === "cancelled") return;
    if (posting?.state !== "held") {
      throw new AppError(
        "post-begun",
        posting === null || posting.state === "refused"
          ? "This run is not being posted."
          : "It is too late: the invoices have their numbers and are being sent.",
      );
    }
    await savePostingState(trx, runId, "held", "cancelled");
    await saveRunDraftAgain(trx, runId);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "run-post-cancelled",
      subject: `run:${runId}`,
      before: { status: "posting" },
      after: { status: "draft" },
    });
  });
}
