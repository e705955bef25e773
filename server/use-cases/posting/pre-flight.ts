import type { PreFlight } from "#shared/wire/post.ts";
import type { PostMethod } from "#shared/wire/run.ts";
import { AppError } from "../../domain/app-error.ts";
import { decidePost } from "../../domain/posting/decide-post.ts";
import { goesByMail } from "../../domain/posting/post-invoice-rules.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { gatherPostFacts } from "./gather-post-facts.ts";

/**
 * What stands in the way of posting a run, and what a person should know first (R19): the decision that posting
 * itself enforces. Without a format it says so instead of guessing one. Throws `run-not-found`.
 */
export async function preFlight(
  { database, actor, mailConfigured, renderPool }: Context,
  runId: string,
  choice: { method: PostMethod; format: string | null },
): Promise<PreFlight> {
  const run = await findRun(database.read, runId);
  if (run === null) throw new AppError("run-not-found", "This run does not exist any more.");
  const gathered = await gatherPostFacts(database.read, database.dialect, {
    run,
    actor,
    mailConfigured,
    coverage: await renderPool.loadCoverage(),
    ...choice,
  });
  const { allowed, reason, items } = decidePost(gathered.facts);
  return {
    ...choice,
    allowed,
    reason,
    invoiceCount: gathered.invoices.length,
    totals: gathered.totals,
    ...waysOut(gathered.invoices, choice.method),
    items,
  };
}

/** How the invoices get to the clients, for the question before posting. */
function waysOut(
  invoices: readonly { clientId: string; byHand: boolean; grossMinor: number }[],
  method: PostMethod,
): Pick<PreFlight, "mailedCount" | "mailedClientCount" | "byHandCount"> {
  const mailed = invoices.filter((invoice) => goesByMail(invoice, method));
  return {
    mailedCount: mailed.length,
    mailedClientCount: new Set(mailed.map(({ clientId }) => clientId)).size,
    byHandCount: method === "send" ? invoices.filter(({ byHand }) => byHand).length : 0,
  };
}
