import type { PostingProgress } from "#shared/wire/run.ts";
import { AppError } from "../../domain/app-error.ts";
import { progressOf } from "../../domain/statuses.ts";
import { findRunSums } from "../../storage/run-totals.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { postingProgress } from "./posting-progress.ts";

/** How the posting of a run goes (R20), asked each second while it works. Throws `run-not-found`. */
export async function showProgress(context: Context, runId: string): Promise<PostingProgress> {
  const { database, clock, actor } = context;
  const now = clock.now();
  const run = await findRun(database.read, runId);
  if (run === null) throw new AppError("run-not-found", "This run does not exist any more.");
  const sums = await findRunSums(database.read, database.dialect, actor.personId, [runId]);
  const { invoiceCount, hiddenInvoiceCount } = sums.get(runId) ?? {
    invoiceCount: 0,
    hiddenInvoiceCount: 0,
  };
  const seen = [{ id: runId, invoiceCount, hiddenInvoiceCount }];
  const progress = await postingProgress(
    database.read,
    database.dialect,
    actor.personId,
    seen,
    now,
  );
  return progress.get(runId) ?? progressOf({ posting: null, deliveries: [], invoiceCount, now });
}
