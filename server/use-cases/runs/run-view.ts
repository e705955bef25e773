import type { Money } from "#shared/wire/fields.ts";
import type { PostingProgress, RunDetail, RunSummary } from "#shared/wire/run.ts";
import { AppError } from "../../domain/app-error.ts";
import { periodStateOf } from "../../domain/invoice-date.ts";
import { runActions } from "../../domain/run-actions.ts";
import type { DeliveryState } from "../../domain/statuses.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Reader } from "../../storage/database.ts";
import {
  countApprovedInvoices,
  countIssuedInvoices,
  countRejectedInvoices,
} from "../../storage/invoices.ts";
import { countSeenDeliveries } from "../../storage/posting/deliveries.ts";
import { findRunSums } from "../../storage/run-totals.ts";
import type { CurrencySums, RunSums } from "../../storage/run-totals.ts";
import { findRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { listRunExports } from "../posting/list-run-exports.ts";
import { postingProgress } from "../posting/posting-progress.ts";

export const noSums: RunSums = { byCurrency: [], invoiceCount: 0, hiddenInvoiceCount: 0 };

/** A run as it stands in the list (R4), with sums and counts of what the person may see (R5). */
export function runSummary(
  run: Run,
  sums: RunSums = noSums,
  progress: PostingProgress | null = null,
): RunSummary {
  const { id, name, status, invoiceDate, createdAt, createdBy, postedAt, postedBy } = run;
  return {
    id,
    name,
    status,
    invoiceDate,
    createdAt,
    createdBy,
    postedAt,
    postedBy,
    method: run.method,
    invoiceCount: sums.invoiceCount,
    hiddenInvoiceCount: sums.hiddenInvoiceCount,
    totalDue: money(sums, ({ totalDueMinor }) => totalDueMinor),
    progress,
    version: run.version,
  };
}

/** A run opened. Inside a transaction that changes it, what it is to be after. Throws `run-not-found`. */
export async function readRunDetail(
  { database, clock, actor }: Context,
  reader: Reader,
  runId: string,
): Promise<RunDetail> {
  const run = await findRun(reader, runId);
  if (run === null) throw new AppError("run-not-found", "This run does not exist any more.");
  const found = await findRunSums(reader, database.dialect, actor.personId, [runId]);
  const sums = found.get(runId) ?? noSums;
  const { periods } = await readBillingRules(reader);
  const { invoiceCount, hiddenInvoiceCount } = sums;
  const seen = { id: runId, invoiceCount, hiddenInvoiceCount };
  const progress = await postingProgress(
    reader,
    database.dialect,
    actor.personId,
    [seen],
    clock.now(),
  );
  return {
    ...runSummary(run, sums, progress.get(runId)),
    grouping: run.grouping,
    detailLevel: run.detailLevel,
    periodState: periodStateOf(periods, run.invoiceDate),
    rejectedCount: await countRejectedInvoices(reader, actor.personId, runId),
    delivered: await countDelivered(reader, database.dialect, actor.personId, seen),
    awaitingPayment: money(sums, ({ awaitingMinor }) => awaitingMinor),
    paid: money(sums, ({ paidMinor }) => paidMinor),
    exports: await listRunExports(reader, seen),
    actions: runActions({
      rights: actor,
      runStatus: run.status,
      invoiceCount,
      hiddenInvoiceCount,
      approvedCount: await countApprovedInvoices(reader, actor.personId, runId),
      issuedCount: await countIssuedInvoices(reader, actor.personId, runId),
    }),
  };
}

async function countDelivered(
  reader: Reader,
  dialect: Context["database"]["dialect"],
  personId: string,
  seen: { id: string; invoiceCount: number },
): Promise<RunDetail["delivered"]> {
  const counts = await countSeenDeliveries(reader, dialect, personId, [seen.id]);
  const countIn = (state: DeliveryState): number =>
    counts
      .filter((one) => one.state === state)
      .reduce((sum, { isFile, count }) => sum + (isFile ? seen.invoiceCount : count), 0);
  return { sent: countIn("sent"), byHand: countIn("settled") };
}

function money(sums: RunSums, amountOf: (one: CurrencySums) => number): Money[] {
  return sums.byCurrency.map((one) => ({ currency: one.currency, amountMinor: amountOf(one) }));
}
