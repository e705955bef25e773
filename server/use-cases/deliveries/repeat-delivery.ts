import type { RepeatDeliveryBody } from "#shared/wire/delivery.ts";
import { repeatRefusal } from "../../domain/posting/delivery-actions.ts";
import { saveRecipients } from "../../storage/invoices.ts";
import { insertDeliveries } from "../../storage/posting/deliveries.ts";
import type { Context } from "../context.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * Sends an invoice again after it came back: the same document as another message, recorded as a repeat. Throws
 * `delivery-not-found`, `version-changed`, `delivery-elsewhere`, `right-missing`.
 */
export async function repeatDelivery(
  context: Context,
  deliveryId: string,
  version: number,
  { recipients }: RepeatDeliveryBody,
): Promise<void> {
  const { database, clock, ids } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, repeatRefusal);
    const { runId, invoiceId, documentId } = delivery;
    const attemptGroup = delivery.attemptGroup + 1;
    const repeat = { id: ids.next(), runId, invoiceId, channel: "mail" as const };
    await insertDeliveries(
      trx,
      database.dialect,
      [{ ...repeat, recipients, attemptGroup, documentId, letter: delivery.letter }],
      clock.now(),
    );
    if (invoiceId !== null) await saveRecipients(trx, invoiceId, recipients);
    await auditDelivery(context, trx, delivery, {
      action: "delivery-repeated",
      after: { deliveryId: repeat.id, recipients },
    });
  });
}
