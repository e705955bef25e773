import type { RetryDeliveryBody } from "#shared/wire/delivery.ts";
import { retryRefusal } from "../../domain/posting/delivery-actions.ts";
import { saveRecipients } from "../../storage/invoices.ts";
import { saveDeliveryState } from "../../storage/posting/deliveries.ts";
import type { Context } from "../context.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * Tries a failed delivery once more, to other addresses where they are given (R20). Whoever a server has taken it for
 * does not get it again. Throws `delivery-not-found`, `version-changed`, `delivery-elsewhere`, `right-missing`.
 */
export async function retryDelivery(
  context: Context,
  deliveryId: string,
  version: number,
  { recipients }: RetryDeliveryBody,
): Promise<void> {
  const { database, clock } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, retryRefusal);
    await saveDeliveryState(trx, delivery, "queued", clock.now(), null, {
      dueAt: null,
      attempts: 0,
      ...(recipients === undefined ? {} : { recipients }),
    });
    if (recipients !== undefined && delivery.invoiceId !== null) {
      await saveRecipients(trx, delivery.invoiceId, recipients);
    }
    await auditDelivery(context, trx, delivery, {
      action: "delivery-retried",
      after: { state: "queued", ...(recipients === undefined ? {} : { recipients }) },
    });
  });
}
