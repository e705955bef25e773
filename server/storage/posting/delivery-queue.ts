import { sql } from "kysely";
import type { Language } from "#shared/language.ts";
import { languageOf } from "../clients/client-record.ts";
import type { Reader, Tx } from "../database.ts";
import { deliveryOf } from "./deliveries.ts";
import type { Delivery } from "./deliveries.ts";

const minuteMilliseconds = 60_000;

/**
 * Takes up the next queued delivery that is due, for the process `owner`; committed before anything leaves the house,
 * so that a crash leaves a trace. Null when there is none, when sending by mail is paused, when its run was halted, or when
 * as many mails as the firm sends in a minute were begun within the last one, by whichever process.
 */
export async function claimDelivery(
  trx: Tx,
  { channel, owner, at }: { channel: Delivery["channel"]; owner: string; at: string },
): Promise<Delivery | null> {
  const row = await trx
    .updateTable("deliveries")
    .set((eb) => ({
      state: "sending" as const,
      attempts: eb("attempts", "+", 1),
      owner,
      attempted_at: at,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", dueDeliveries(trx, channel, at).select("d.id").limit(1))
    .where("state", "=", "queued")
    .$if(channel === "mail", (query) => query.where(isBelowRate(at)))
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : deliveryOf(row);
}

/** The id of the queued delivery that is due next; a look that needs no writing. */
export async function nextDelivery(
  reader: Reader,
  channel: Delivery["channel"],
  at: string,
): Promise<string | null> {
  const row = await dueDeliveries(reader, channel, at).select("d.id").limit(1).executeTakeFirst();
  return row?.id ?? null;
}

/** Queued deliveries that are due, in the order in which they will be taken up. */
export async function listDueDeliveries(
  reader: Reader,
  channel: Delivery["channel"],
  at: string,
  limit: number,
): Promise<Delivery[]> {
  const rows = await dueDeliveries(reader, channel, at).selectAll("d").limit(limit).execute();
  return rows.map(deliveryOf);
}

function dueDeliveries(reader: Reader, channel: Delivery["channel"], at: string) {
  return reader
    .selectFrom("deliveries as d")
    .leftJoin("postings as p", "p.run_id", "d.run_id")
    .where("d.state", "=", "queued")
    .where("d.channel", "=", channel)
    .where((eb) => eb.or([eb("d.due_at", "is", null), eb("d.due_at", "<=", at)]))
    .where("p.halted_reason", "is", null)
    .$if(channel === "mail", (query) =>
      query
        .where("d.document_id", "is not", null)
        .where(sql<boolean>`(select paused from sending) = 0`),
    )
    .orderBy("d.id");
}

/** Whether the firm's rate leaves room for another mail. */
function isBelowRate(at: string) {
  return sql<boolean>`(
    select mails_per_minute is null or mails_per_minute > (
      select count(*) from deliveries
      where channel = 'mail' and attempted_at > ${minuteBefore(at)}
    ) from firm
  )`;
}

function minuteBefore(at: string): string {
  return new Date(Date.parse(at) - minuteMilliseconds).toISOString();
}

/** A queued mail that still wants its PDF, with what its letter says. */
export interface Unprepared {
  deliveryId: string;
  invoiceId: string;
  number: string;
  clientName: string;
  dueDate: string;
  grossMinor: number;
  currency: string;
  /** It was issued in it; null: the firm's. */
  language: Language | null;
  /** The PDF of an earlier sending, in another run. */
  documentId: string | null;
}

/** In the order in which they will be sent, behind the delivery `after`; "" begins. */
export async function listUnprepared(
  reader: Reader,
  after: string,
  limit: number,
): Promise<Unprepared[]> {
  const rows = await reader
    .selectFrom("deliveries as d")
    .innerJoin("invoices as i", "i.id", "d.invoice_id")
    .innerJoin("clients as c", "c.id", "i.client_id")
    .leftJoin("letterheads as l", "l.id", "i.letterhead_id")
    .select((eb) => eb.fn.coalesce("l.language", "c.language").as("language"))
    .select(["d.id", "d.invoice_id", "i.document_id"])
    .select(["i.number", "i.client_name", "i.due_date", "i.gross_minor", "i.currency"])
    .where("d.state", "=", "queued")
    .where("d.channel", "=", "mail")
    .where("d.document_id", "is", null)
    .where("d.id", ">", after)
    .orderBy("d.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    deliveryId: row.id,
    invoiceId: row.invoice_id ?? "",
    number: row.number ?? "",
    clientName: row.client_name,
    dueDate: row.due_date,
    grossMinor: row.gross_minor,
    currency: row.currency,
    language: languageOf(row.language),
    documentId: row.document_id,
  }));
}

/** The PDF is stored, once for all sendings of the invoice: from now on the mail may be taken up. */
export async function savePrepared(
  trx: Tx,
  { deliveryId, invoiceId }: Pick<Unprepared, "deliveryId" | "invoiceId">,
  documentId: string,
  letter: string,
): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set({ document_id: documentId, letter })
    .where("id", "=", deliveryId)
    .where("document_id", "is", null)
    .execute();
  await trx
    .updateTable("invoices")
    .set({ document_id: documentId })
    .where("id", "=", invoiceId)
    .where("document_id", "is", null)
    .execute();
}

/**
 * Has the letters of a run's queued mails written again, by what the firm says now. Not of those that somebody on the
 * list has already: they go out as they were.
 */
export async function forgetLetters(trx: Tx, runId: string): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set({ document_id: null, letter: null })
    .where("run_id", "=", runId)
    .where("channel", "=", "mail")
    .where("state", "=", "queued")
    .where("taken", "=", "[]")
    .execute();
}

/** Whether some of a run wait or are being sent; a look that is cheap however many are done. */
export async function hasOpenDeliveries(reader: Reader, runId: string): Promise<boolean> {
  const row = await reader
    .selectFrom("deliveries")
    .select("id")
    .where("state", "in", ["queued", "sending"])
    .where("run_id", "=", runId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of what waits or is being sent, over all runs. */
export async function countOpenDeliveries(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("deliveries")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "in", ["queued", "sending"])
    .executeTakeFirstOrThrow();
  return count;
}

/** Processes that have something in hand; null stands for one of an earlier version. */
export async function listOwners(reader: Reader): Promise<(string | null)[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .select("owner")
    .distinct()
    .where("state", "=", "sending")
    .execute();
  return rows.map(({ owner }) => owner);
}

/** What a process has in hand. */
export async function listOwned(reader: Reader, owner: string | null): Promise<Delivery[]> {
  const rows = await reader
    .selectFrom("deliveries")
    .selectAll()
    .where("state", "=", "sending")
    .where("owner", "is not distinct from", owner)
    .orderBy("id")
    .execute();
  return rows.map(deliveryOf);
}
