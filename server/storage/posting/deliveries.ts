import { sql } from "kysely";
import type { Selectable } from "kysely";
import { assertStep, deliverySteps } from "../../domain/statuses.ts";
import type { DeliveryState } from "../../domain/statuses.ts";
import { bulkInsert } from "../bulk-insert.ts";
import type { Database, Reader, Tx } from "../database.ts";
import { keyList } from "../key-list.ts";
import type { DeliveriesTable } from "./posting-tables.ts";
import { invoiceVisibleTo } from "../visibility.ts";

/** To whom a message goes, as its headers say. */
export interface Recipients {
  to: string[];
  cc: string[];
}

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
  /** The process that is sending it. */
  owner: string | null;
  /** Not before; null: at once. */
  dueAt: string | null;
  recipients: Recipients;
  /** For whom a server has taken it. */
  taken: string[];
  /** Counts the sendings that a person asked for, from 1. */
  attemptGroup: number;
  /** JSON of the letter, from the first attempt on. */
  letter: string | null;
  documentId: string | null;
  /** The mail server's last words. */
  reply: string | null;
  bouncedAt: string | null;
  updatedAt: string;
  version: number;
}

type NewDelivery = Pick<Delivery, "id" | "runId" | "invoiceId" | "channel"> &
  Partial<
    Pick<Delivery, "state" | "message" | "recipients" | "attemptGroup" | "documentId" | "letter">
  >;

export async function insertDeliveries(
  trx: Tx,
  dialect: Database["dialect"],
  deliveries: readonly NewDelivery[],
  at: string,
): Promise<void> {
  const rows = deliveries.map((delivery) => ({
    id: delivery.id,
    run_id: delivery.runId,
    invoice_id: delivery.invoiceId,
    channel: delivery.channel,
    state: delivery.state ?? ("queued" as const),
    attempts: 0,
    message: delivery.message ?? null,
    updated_at: at,
    recipients: JSON.stringify(delivery.recipients ?? { to: [], cc: [] }),
    taken: "[]",
    attempt_group: delivery.attemptGroup ?? 1,
    document_id: delivery.documentId ?? null,
    letter: delivery.letter ?? null,
  }));
  await bulkInsert(trx, dialect, "deliveries", rows);
}

/** How many deliveries of a run are in a state. */
export interface DeliveryCount {
  runId: string;
  /** A run's file: one delivery of all its invoices. */
  isFile: boolean;
  state: DeliveryState;
  /** Queued once more after an attempt. */
  waiting: boolean;
  count: number;
  /** Of one of them. */
  message: string | null;
}

/** Counts of deliveries by state, without those of invoices that are hidden from the person (R5). */
export async function countSeenDeliveries(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  runIds: Iterable<string>,
): Promise<DeliveryCount[]> {
  const waiting = sql<number>`case when deliveries.state = 'queued' and deliveries.attempts > 0
    then 1 else 0 end`;
  const isFile = sql<number>`case when deliveries.invoice_id is null then 1 else 0 end`;
  const rows = await reader
    .selectFrom("deliveries")
    .leftJoin("invoices", "invoices.id", "deliveries.invoice_id")
    .select(["deliveries.run_id", "deliveries.state"])
    .select([waiting.as("waiting"), isFile.as("is_file")])
    .select((eb) => [
      eb.fn.countAll<number>().as("count"),
      eb.fn.min("deliveries.message").as("message"),
    ])
    .where("deliveries.run_id", "in", keyList(dialect, runIds))
    .where("deliveries.bounced_at", "is", null)
    .where((eb) => eb.or([eb("deliveries.invoice_id", "is", null), invoiceVisibleTo(personId)]))
    .groupBy(["deliveries.run_id", "deliveries.state", waiting, isFile])
    .execute();
  return rows.map((row) => ({
    runId: row.run_id,
    isFile: row.is_file === 1,
    state: row.state,
    waiting: row.waiting === 1,
    count: row.count,
    message: row.message,
  }));
}

/** A delivery of an invoice that the person sees, or of a run's file; else null (R5). */
export async function findSeenDelivery(
  reader: Reader,
  personId: string,
  deliveryId: string,
): Promise<Delivery | null> {
  const row = await reader
    .selectFrom("deliveries")
    .leftJoin("invoices", "invoices.id", "deliveries.invoice_id")
    .selectAll("deliveries")
    .where("deliveries.id", "=", deliveryId)
    .where((eb) => eb.or([eb("deliveries.invoice_id", "is", null), invoiceVisibleTo(personId)]))
    .executeTakeFirst();
  return row === undefined ? null : deliveryOf(row);
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

export type DeliveryChange = Partial<
  Pick<
    Delivery,
    "dueAt" | "recipients" | "taken" | "attemptGroup" | "letter" | "reply" | "attempts"
  >
>;

/** Takes one listed step; throws when the delivery is not where it was thought to be. */
export async function saveDeliveryState(
  trx: Tx,
  delivery: Pick<Delivery, "id" | "state">,
  to: DeliveryState,
  at: string,
  message: string | null = null,
  change: DeliveryChange = {},
): Promise<void> {
  assertStep(deliverySteps, delivery.state, to);
  const saved = await trx
    .updateTable("deliveries")
    .set((eb) => ({
      state: to,
      message,
      updated_at: at,
      owner: null,
      version: eb("version", "+", 1),
      ...columnsOf(change),
    }))
    .where("id", "=", delivery.id)
    .where("state", "=", delivery.state)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) {
    throw new Error(`The delivery ${delivery.id} is not ${delivery.state}.`);
  }
}

function columnsOf(change: DeliveryChange) {
  const { recipients, taken, attemptGroup, dueAt, ...rest } = change;
  return {
    ...rest,
    ...(dueAt === undefined ? {} : { due_at: dueAt }),
    ...(recipients === undefined ? {} : { recipients: JSON.stringify(recipients) }),
    ...(taken === undefined ? {} : { taken: JSON.stringify(taken) }),
    ...(attemptGroup === undefined ? {} : { attempt_group: attemptGroup }),
  };
}

/** Puts down that the mail came back; the delivery stays what it was, and another one may take its place. */
export async function saveBounce(trx: Tx, deliveryId: string, at: string, message: string) {
  await trx
    .updateTable("deliveries")
    .set((eb) => ({ bounced_at: at, message, version: eb("version", "+", 1) }))
    .where("id", "=", deliveryId)
    .execute();
}

/** Whether the invoice was sent again after this sending. */
export async function hasRepeat(
  reader: Reader,
  invoiceId: string,
  attemptGroup: number,
): Promise<boolean> {
  const row = await reader
    .selectFrom("deliveries")
    .select("id")
    .where("invoice_id", "=", invoiceId)
    .where("attempt_group", ">", attemptGroup)
    .executeTakeFirst();
  return row !== undefined;
}

/** The letter that is kept with the latest sending of an invoice. */
export async function findKeptLetter(
  reader: Reader,
  invoiceId: string,
): Promise<(Pick<Delivery, "state" | "recipients"> & { letter: string }) | null> {
  const row = await reader
    .selectFrom("deliveries")
    .selectAll()
    .where("invoice_id", "=", invoiceId)
    .where("letter", "is not", null)
    .orderBy("attempt_group", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { state, recipients, letter } = deliveryOf(row);
  return letter === null ? null : { state, recipients, letter };
}

/** Of an invoice that goes to another run; what was sent cannot be deleted. */
export async function deleteDelivery(trx: Tx, deliveryId: string): Promise<void> {
  await trx.deleteFrom("deliveries").where("id", "=", deliveryId).execute();
}

export function deliveryOf(row: Selectable<DeliveriesTable>): Delivery {
  return {
    id: row.id,
    runId: row.run_id,
    invoiceId: row.invoice_id,
    channel: row.channel,
    state: row.state,
    attempts: row.attempts,
    message: row.message,
    owner: row.owner,
    dueAt: row.due_at,
    // safe because this file alone writes these columns
    recipients: JSON.parse(row.recipients) as Recipients,
    taken: JSON.parse(row.taken) as string[],
    attemptGroup: row.attempt_group,
    letter: row.letter,
    documentId: row.document_id,
    reply: row.reply,
    bouncedAt: row.bounced_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** In which states a run's deliveries are, each once; those that bounced were sent. */
export async function listDeliveryStates(reader: Reader, runId: string): Promise<DeliveryState[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .select("state")
    .distinct()
    .where("run_id", "=", runId)
    .execute();
  return rows.map(({ state }) => state);
}
