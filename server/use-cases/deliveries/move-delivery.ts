import type { MoveDeliveryBody } from "#shared/wire/delivery.ts";
import { AppError } from "../../domain/app-error.ts";
import { moveRefusal } from "../../domain/posting/delivery-actions.ts";
import { enforce } from "../../domain/refusal.ts";
import { draftRunRefusal } from "../../domain/run-actions.ts";
import { finishPosting } from "../../posting/finish-delivery.ts";
import { saveInvoice } from "../../storage/invoices.ts";
import { deleteDelivery } from "../../storage/posting/deliveries.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { findRun, saveRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { requireRoom } from "../runs/require-room.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * Moves an issued invoice whose delivery failed to a draft run, with which it is delivered; it keeps its number and
 * date (R20). Throws `delivery-not-found`, `version-changed`, `delivery-elsewhere`, `right-missing`, `run-not-found`,
 * `run-not-draft`.
 */
export async function moveDelivery(
  context: Context,
  deliveryId: string,
  version: number,
  { runId }: MoveDeliveryBody,
): Promise<void> {
  const { database, clock } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, moveRefusal);
    const to = await findRun(trx, runId);
    if (to === null) {
      const message = "The run to move to does not exist any more.";
      throw new AppError("run-not-found", message, [{ location: "/runId", message }]);
    }
    enforce(draftRunRefusal(to.status));
    if (delivery.invoiceId === null) throw new Error("A run's file does not move.");
    await auditDelivery(context, trx, delivery, { action: "delivery-moved", after: { runId } });
    await deleteDelivery(trx, deliveryId);
    await saveInvoice(trx, delivery.invoiceId, { run_id: runId });
    await requireRoom(trx, runId);
    await saveRun(trx, runId);
    for (const id of [delivery.runId, runId]) await storeRunTotals(trx, id);
    await finishPosting(trx, delivery.runId, clock.now());
  });
}
