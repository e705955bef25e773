import { assertStep, deliverySteps } from "../../domain/statuses.ts";
import type { DeliveryState } from "../../domain/statuses.ts";
import type { Database, Reader, Tx } from "../database.ts";
import { keyList } from "../key-list.ts";
import type { DeliveriesTable } from "../tables.ts";
import { invoiceVisibleTo } from "../visibility.ts";

/** The handing-over of one invoice, or of a whole run when exporting (`invoiceId` null). */
export interface Delivery {
  id: string;
  runId: string;
  invoiceId: string | null;
  channel: DeliveriesTable["channel"];
  state: DeliveryState;
  /** Times it was taken up. */
  attempts: number;
  /** What a person is told. */
  message: string | null;
}

export async function insertDelivery(
  trx: Tx,
  delivery: Pick<Delivery, "id" | "runId" | "invoiceId" | "channel">,
  at: string,
): Promise<void> {
  await trx
    .insertInto("deliveries")
    .values({
      id: delivery.id,
      run_id: delivery.runId,
      invoice_id: delivery.invoiceId,
      channel: delivery.channel,
      state: "queued",
      attempts: 0,
      message: null,
      updated_at: at,
    })
    .execute();
}

/** Deliveries of runs without those of invoices that are hidden from the person (R5). */
export async function listSeenDeliveries(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  runIds: Iterable<string>,
): Promise<Delivery[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .leftJoin("invoices", "invoices.id", "deliveries.invoice_id")
    .selectAll("deliveries")
    .where("deliveries.run_id", "in", keyList(dialect, runIds))
    .where((eb) => eb.or([eb("deliveries.invoice_id", "is", null), invoiceVisibleTo(personId)]))
    .orderBy("deliveries.id")
    .execute();
  return rows.map(deliveryOf);
}

/** Deliveries in one state, over all runs. */
export async function listDeliveriesIn(reader: Reader, state: DeliveryState): Promise<Delivery[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .selectAll()
    .where("state", "=", state)
    .orderBy("id")
    .execute();
  return rows.map(deliveryOf);
}

/** Takes up the next queued delivery; committed before anything leaves the house, so that a crash leaves a trace. */
export async function claimDelivery(trx: Tx, at: string): Promise<Delivery | null> {
  const next = await trx
    .selectFrom("deliveries")
    .select("id")
    .where("state", "=", "queued")
    .orderBy("updated_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return null;
  const row = await trx
    .updateTable("deliveries")
    .set((eb) => ({ state: "sending" as const, attempts: eb("attempts", "+", 1), updated_at: at }))
    .where("id", "=", next.id)
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : deliveryOf(row);
}

/** Takes one listed step; throws when the delivery is not where it was thought to be. */
export async function saveDeliveryState(
  trx: Tx,
  delivery: Pick<Delivery, "id" | "state">,
  to: DeliveryState,
  at: string,
  message: string | null = null,
): Promise<void> {
  assertStep(deliverySteps, delivery.state, to);
  const saved = await trx
    .updateTable("deliveries")
    .set({ state: to, message, updated_at: at })
    .where("id", "=", delivery.id)
    .where("state", "=", delivery.state)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) {
    throw new Error(`The delivery ${delivery.id} is not ${delivery.state}.`);
  }
}

function deliveryOf(row: DeliveriesTable): Delivery {
  return {
    id: row.id,
    runId: row.run_id,
    invoiceId: row.invoice_id,
    channel: row.channel,
    state: row.state,
    attempts: row.attempts,
    message: row.message,
  };
}

/** In which states a run's deliveries are, each once. */
export async function listDeliveryStates(reader: Reader, runId: string): Promise<DeliveryState[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .select("state")
    .distinct()
    .where("run_id", "=", runId)
    .execute();
  return rows.map(({ state }) => state);
}
