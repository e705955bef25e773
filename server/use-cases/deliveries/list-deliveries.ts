import type { DeliveryList, DeliveryListQuery, DeliveryView } from "#shared/wire/delivery.ts";
import { AppError } from "../../domain/app-error.ts";
import { deliveryActions } from "../../domain/posting/delivery-actions.ts";
import { listRunDeliveries } from "../../storage/posting/delivery-list.ts";
import type { ListedDelivery } from "../../storage/posting/delivery-list.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { deliveryFacts, isRepeated } from "./require-delivery.ts";

/** A page of a run's deliveries, of invoices that the person sees (R5, R20). Throws `run-not-found`. */
export async function listDeliveries(
  { database, actor }: Context,
  runId: string,
  { show, cursor, limit }: DeliveryListQuery,
): Promise<DeliveryList> {
  const { read } = database;
  if ((await findRun(read, runId)) === null) {
    throw new AppError("run-not-found", "This run does not exist any more.");
  }
  const [number = "", id = ""] = readCursor(cursor, 2) ?? [];
  const after = cursor === undefined ? null : { number, id };
  const wanted = { runId, onlyAttention: show === "attention", after, limit: limit + 1 };
  const found = await listRunDeliveries(read, actor.personId, wanted);
  const page = found.slice(0, limit);
  const deliveries: DeliveryView[] = [];
  for (const one of page) {
    deliveries.push(deliveryView(actor, one, await isRepeated(read, one.delivery)));
  }
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    deliveries,
    nextCursor:
      last === undefined ? null : writeCursor([last.invoice?.number ?? "", last.delivery.id]),
  };
}

function deliveryView(
  rights: { billingAccess: boolean; sendExport: boolean },
  { delivery, invoice }: ListedDelivery,
  repeated: boolean,
): DeliveryView {
  const { id, channel, state, message, attempts, dueAt, recipients, taken, bouncedAt } = delivery;
  return {
    id,
    channel,
    invoice,
    state,
    message,
    attempts,
    dueAt: state === "queued" ? dueAt : null,
    recipients,
    taken,
    bouncedAt,
    updatedAt: delivery.updatedAt,
    version: delivery.version,
    actions: deliveryActions(deliveryFacts(rights, delivery, repeated)),
  };
}
