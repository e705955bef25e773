import { runStatusOf } from "../domain/statuses.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Tx } from "../storage/database.ts";
import { hasOpenDeliveries } from "../storage/posting/delivery-queue.ts";
import { listDeliveryStates, saveDeliveryState } from "../storage/posting/deliveries.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import { findPosting, saveHalted, savePostingState } from "../storage/posting/postings.ts";
import { saveRunPosted } from "../storage/posting/run-status.ts";
import type { Outcome } from "./channel.ts";

/** Writes down what became of a delivery, in the transaction of what belongs to it. */
export async function finishDelivery(
  trx: Tx,
  delivery: Delivery,
  outcome: Outcome,
  at: string,
): Promise<void> {
  const { change = {} } = outcome;
  if (outcome.state === "sent") {
    await outcome.record(trx);
    await saveDeliveryState(trx, delivery, "sent", at, null, { ...change, dueAt: null });
    return;
  }
  const { message } = outcome;
  if (outcome.state === "halted") {
    await saveHalted(trx, delivery.runId, message);
    // It was not this message that was at fault.
    const attempts = Math.max(delivery.attempts - 1, 0);
    await saveDeliveryState(trx, delivery, "queued", at, message, { ...change, attempts });
    return;
  }
  await saveDeliveryState(trx, delivery, outcome.state, at, message, change);
}

/** Posted (P2) when nothing is left to be handed over, which is at once where there was nothing. */
export async function finishPosting(trx: Tx, runId: string, at: string): Promise<void> {
  if (await hasOpenDeliveries(trx, runId)) return;
  const posting = await findPosting(trx, runId);
  if (posting?.state !== "working") return;
  const states = await listDeliveryStates(trx, runId);
  if (runStatusOf(posting.state, states) !== "posted") return;
  const { personId, method, format } = posting;
  await savePostingState(trx, runId, "working", "done");
  await saveRunPosted(trx, runId, { personId, at });
  await writeAudit(trx, {
    at,
    personId,
    action: "run-posted",
    subject: `run:${runId}`,
    before: { status: "posting" },
    after: { status: "posted", method, format },
  });
}
