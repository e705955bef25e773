import type { NoteBody } from "#shared/wire/delivery.ts";
import { bounceRefusal } from "../../domain/posting/delivery-actions.ts";
import { saveBounce } from "../../storage/posting/deliveries.ts";
import type { Context } from "../context.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * Puts down that a mail came back. The invoice stays issued and its delivery stays what it was; it may then be sent
 * again. Throws `delivery-not-found`, `version-changed`, `delivery-elsewhere`, `right-missing`.
 */
export async function markBounced(
  context: Context,
  deliveryId: string,
  version: number,
  { note }: NoteBody,
): Promise<void> {
  const { database, clock } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, bounceRefusal);
    await saveBounce(trx, deliveryId, clock.now(), `Came back: ${note}`);
    await auditDelivery(context, trx, delivery, { action: "delivery-bounced", after: { note } });
  });
}
