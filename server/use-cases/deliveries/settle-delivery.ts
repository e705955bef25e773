import type { NoteBody } from "#shared/wire/delivery.ts";
import { settleRefusal } from "../../domain/posting/delivery-actions.ts";
import { finishPosting } from "../../posting/finish-delivery.ts";
import { saveDeliveryState } from "../../storage/posting/deliveries.ts";
import { markSent } from "../../storage/posting/posting-invoices.ts";
import type { Context } from "../context.ts";
import { auditDelivery, requireDelivery } from "./require-delivery.ts";

/**
 * An invoice that was delivered otherwise, printed for instance, with a note that is kept (R20). Throws
 * `delivery-not-found`, `version-changed`, `delivery-elsewhere`, `right-missing`.
 */
export async function settleDelivery(
  context: Context,
  deliveryId: string,
  version: number,
  { note }: NoteBody,
): Promise<void> {
  const { database, clock } = context;
  await database.write(async (trx) => {
    const seen = { id: deliveryId, version };
    const delivery = await requireDelivery(context, trx, seen, settleRefusal);
    const at = clock.now();
    await saveDeliveryState(trx, delivery, "settled", at, `By hand: ${note}`);
    if (delivery.invoiceId !== null) await markSent(trx, delivery.invoiceId);
    await finishPosting(trx, delivery.runId, at);
    await auditDelivery(context, trx, delivery, {
      action: "delivery-settled",
      after: { state: "settled", note },
    });
  });
}
