import type { DecideDeliveryBody } from "#shared/wire/delivery.ts";
import { decideRefusal } from "../../domain/posting/delivery-actions.ts";
import { finishPosting } from "../../posting/finish-delivery.ts";
import { saveDeliveryState } from "../../storage/posting/deliveries.ts";
import { markSent } from "../../storage/posting/posting-invoices.ts";
import type { Context } from "../context.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * What a person found out about a delivery in doubt (R21): it arrived, or it is to be sent again, as another message.
 * The audit keeps who decided and why. Throws `delivery-not-found`, `version-changed`, `delivery-elsewhere`,
 * `right-missing`.
 */
export async function decideDelivery(
  context: Context,
  deliveryId: string,
  version: number,
  { decision, note }: DecideDeliveryBody,
): Promise<void> {
  const { database, clock } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, decideRefusal);
    const at = clock.now();
    if (decision === "arrived") {
      await saveDeliveryState(trx, delivery, "sent", at, `Arrived: ${note}`);
      if (delivery.invoiceId !== null) await markSent(trx, delivery.invoiceId);
      await finishPosting(trx, delivery.runId, at);
    } else {
      await saveDeliveryState(trx, delivery, "queued", at, null, {
        attemptGroup: delivery.attemptGroup + 1,
        attempts: 0,
        dueAt: null,
      });
    }
    await auditDelivery(context, trx, delivery, {
      action: "delivery-decided",
      after: { decision, note },
    });
  });
}
