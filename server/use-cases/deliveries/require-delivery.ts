import type { DeliveryActionFacts } from "../../domain/posting/delivery-actions.ts";
import { AppError } from "../../domain/app-error.ts";
import { enforce } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Reader, Tx } from "../../storage/database.ts";
import { findSeenDelivery, hasRepeat } from "../../storage/posting/deliveries.ts";
import type { Delivery } from "../../storage/posting/deliveries.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";

/**
 * A delivery that the person sees, unchanged since they saw it; refused as the rule of the verb says. Throws
 * `delivery-not-found`, `version-changed`, and what the rule gives.
 */
export async function requireDelivery(
  { actor }: Context,
  trx: Tx,
  seen: { id: string; version: number },
  rule: (facts: DeliveryActionFacts) => Refusal | null,
): Promise<Delivery> {
  const delivery = await findSeenDelivery(trx, actor.personId, seen.id);
  if (delivery === null) {
    throw new AppError(
      "delivery-not-found",
      "This delivery does not exist, or its invoice is hidden from you.",
    );
  }
  requireVersion(delivery, seen.version, "The delivery");
  enforce(rule(deliveryFacts(actor, delivery, await isRepeated(trx, delivery))));
  return delivery;
}

export function deliveryFacts(
  rights: DeliveryActionFacts["rights"],
  delivery: Delivery,
  repeated: boolean,
): DeliveryActionFacts {
  const { channel, state, taken, bouncedAt } = delivery;
  const bounced = bouncedAt !== null;
  return { rights, channel, state, takenCount: taken.length, bounced, repeated };
}

/** Whether a mail that bounced was followed by another. */
export async function isRepeated(reader: Reader, delivery: Delivery): Promise<boolean> {
  if (delivery.bouncedAt === null || delivery.invoiceId === null) return false;
  return hasRepeat(reader, delivery.invoiceId, delivery.attemptGroup);
}

/** Adds an audit row about a delivery; of a restricted client only its team may read it (R5, R21, R27). */
export async function auditDelivery(
  { clock, actor }: Context,
  trx: Tx,
  delivery: Delivery,
  change: { action: string; after: unknown },
): Promise<void> {
  const invoice =
    delivery.invoiceId === null ? null : await findInvoice(trx, actor.personId, delivery.invoiceId);
  await writeAudit(trx, {
    at: clock.now(),
    personId: actor.personId,
    action: change.action,
    subject: `delivery:${delivery.id}`,
    before: { state: delivery.state, attempts: delivery.attempts },
    after: change.after,
    restrictedClientId: invoice?.restricted === true ? invoice.clientId : null,
  });
}
