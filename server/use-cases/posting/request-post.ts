import type { PostRunBody } from "#shared/wire/post.ts";
import { AppError } from "../../domain/app-error.ts";
import { decidePost, refusalOf } from "../../domain/posting/decide-post.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { findPosting, insertPosting } from "../../storage/posting/postings.ts";
import type { Posting } from "../../storage/posting/postings.ts";
import { saveRunPosting } from "../../storage/posting/run-status.ts";
import { findRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { gatherPostFacts } from "./gather-post-facts.ts";

/**
 * Stores the intent to post (R20); the posting itself follows in the background and checks everything again. The
 * same request once more changes nothing. Throws `run-not-found`, `version-changed`, `run-not-draft`,
 * `right-missing`, `post-blocked`, `post-changed`.
 */
export async function requestPost(
  context: Context,
  runId: string,
  version: number,
  body: PostRunBody,
): Promise<void> {
  const { database, clock, actor } = context;
  const before = await findRun(database.read, runId);
  if (before === null) throw runNotFound();
  // Outside the transaction, because it reads every entry; the version tells whether it still holds.
  if (before.status === "draft" && before.version === version) {
    await checkPost(context, before, body);
  }
  await database.write(async (trx) => {
    const run = await findRun(trx, runId);
    if (run === null) throw runNotFound();
    const earlier = await findPosting(trx, runId);
    if (run.status !== "draft" && isSameIntent(earlier, actor.personId, version, body)) return;
    if (run.status !== "draft") {
      throw new AppError(
        "run-not-draft",
        run.status === "posted"
          ? "This run was posted already."
          : "This run is being posted already.",
      );
    }
    if (run.version !== version) {
      throw new AppError("version-changed", "The run was changed since you opened it. Look again.");
    }
    const createdAt = clock.now();
    const { holdBackSeconds } = await readFirm(trx);
    const heldSeconds = body.method === "send" ? holdBackSeconds : 0;
    await insertPosting(trx, {
      ...body,
      runId,
      personId: actor.personId,
      runVersion: version,
      dueAt: new Date(Date.parse(createdAt) + heldSeconds * 1_000).toISOString(),
      state: "held",
      reason: null,
      createdAt,
    });
    await saveRunPosting(trx, runId, body.method);
    await writeAudit(trx, {
      at: createdAt,
      personId: actor.personId,
      action: "run-post-requested",
      subject: `run:${runId}`,
      before: { status: "draft" },
      after: { status: "posting", method: body.method, format: body.format },
    });
  });
}

/** Refuses at once what posting would refuse a moment later. */
async function checkPost(context: Context, run: Run, body: PostRunBody): Promise<void> {
  const { database, actor, mailConfigured, renderPool } = context;
  const coverage = await renderPool.loadCoverage();
  const { method, format } = body;
  const choice = { run, actor, method, format, mailConfigured, coverage };
  const gathered = await gatherPostFacts(database.read, database.dialect, choice);
  const refusal = refusalOf(decidePost(gathered.facts)) ?? refuseIfChanged(gathered, body);
  if (refusal !== null) throw refusal;
}

/** The run must be what the person saw and agreed to; null when it is. */
export function refuseIfChanged(
  now: { invoices: readonly unknown[]; totals: PostRunBody["expectedTotals"] },
  expected: Pick<PostRunBody, "expectedInvoiceCount" | "expectedTotals">,
): AppError | null {
  const sameCount = now.invoices.length === expected.expectedInvoiceCount;
  if (sameCount && totalsText(now.totals) === totalsText(expected.expectedTotals)) return null;
  return new AppError(
    "post-changed",
    "The run does not come to what you confirmed: it was changed in the meantime. Look at it again before posting.",
  );
}

function totalsText(totals: PostRunBody["expectedTotals"]): string {
  return totals
    .map(({ currency, amountMinor }) => `${currency} ${amountMinor}`)
    .sort()
    .join();
}

function isSameIntent(
  earlier: Posting | null,
  personId: string,
  version: number,
  body: PostRunBody,
): boolean {
  return (
    earlier !== null &&
    earlier.personId === personId &&
    earlier.runVersion === version &&
    earlier.method === body.method &&
    earlier.format === body.format &&
    earlier.expectedInvoiceCount === body.expectedInvoiceCount &&
    totalsText(earlier.expectedTotals) === totalsText(body.expectedTotals)
  );
}

function runNotFound(): AppError {
  return new AppError("run-not-found", "This run does not exist any more.");
}
