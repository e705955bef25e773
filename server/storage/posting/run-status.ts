import type { PostMethod, RunStatus } from "#shared/wire/run.ts";
import { assertStep, runSteps } from "../../domain/statuses.ts";
import type { Tx } from "../database.ts";

/** The way is chosen with the intent and given back only by a refusal, before anything is issued (P8). */
export async function saveRunPosting(trx: Tx, runId: string, method: PostMethod): Promise<void> {
  await saveStatus(trx, runId, "draft", "posting", { method });
}

export async function saveRunDraftAgain(trx: Tx, runId: string): Promise<void> {
  await saveStatus(trx, runId, "posting", "draft", { method: null });
}

export async function saveRunPosted(
  trx: Tx,
  runId: string,
  by: { personId: string; at: string },
): Promise<void> {
  await saveStatus(trx, runId, "posting", "posted", { posted_at: by.at, posted_by: by.personId });
}

/** Takes one listed step and counts the change; throws when the run is not where it was thought to be. */
async function saveStatus(
  trx: Tx,
  runId: string,
  from: RunStatus,
  to: RunStatus,
  changes: { method?: PostMethod | null; posted_at?: string; posted_by?: string },
): Promise<void> {
  assertStep(runSteps, from, to);
  const saved = await trx
    .updateTable("runs")
    .set((eb) => ({ ...changes, status: to, version: eb("version", "+", 1) }))
    .where("id", "=", runId)
    .where("status", "=", from)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`The run ${runId} is not ${from}.`);
}
