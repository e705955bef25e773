import { sql } from "kysely";
import type { Reader } from "../database.ts";
import { invoiceVisibleTo } from "../visibility.ts";
import { deliveryOf } from "./deliveries.ts";
import type { Delivery } from "./deliveries.ts";

/** A delivery with what is shown of its invoice. */
export interface ListedDelivery {
  delivery: Delivery;
  invoice: {
    id: string;
    number: string;
    clientName: string;
    currency: string;
    grossMinor: number;
  } | null;
}

/** Where a page of deliveries ends. */
export interface DeliveryPlace {
  number: string;
  id: string;
}

/** A page of a run's deliveries in the order of their invoices' numbers, of those that the person may see (R5). */
export async function listRunDeliveries(
  reader: Reader,
  personId: string,
  wanted: { runId: string; onlyAttention: boolean; after: DeliveryPlace | null; limit: number },
): Promise<ListedDelivery[]> {
  const { runId, onlyAttention, after, limit } = wanted;
  const number = sql<string>`coalesce(invoices.number, '')`;
  // By length first: INV-9999 stands before INV-10000.
  const digits = sql<number>`length(${number})`;
  const rows = await reader
    .selectFrom("deliveries")
    .leftJoin("invoices", "invoices.id", "deliveries.invoice_id")
    .selectAll("deliveries")
    .select([
      "invoices.number",
      "invoices.client_name",
      "invoices.currency",
      "invoices.gross_minor",
    ])
    .where("deliveries.run_id", "=", runId)
    .where((eb) => eb.or([eb("deliveries.invoice_id", "is", null), invoiceVisibleTo(personId)]))
    .$if(onlyAttention, (query) =>
      query.where((eb) =>
        eb.or([
          eb("deliveries.state", "in", ["failed", "in-doubt"]),
          eb.and([eb("deliveries.state", "=", "queued"), eb("deliveries.attempts", ">", 0)]),
        ]),
      ),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${digits}, ${number}, deliveries.id) > (${after?.number.length ?? 0}, ${after?.number ?? ""}, ${after?.id ?? ""})`,
      ),
    )
    .orderBy(digits)
    .orderBy(number)
    .orderBy("deliveries.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ delivery: deliveryOf(row), invoice: invoiceShown(row) }));
}

function invoiceShown(row: {
  invoice_id: string | null;
  number: string | null;
  client_name: string | null;
  currency: string | null;
  gross_minor: number | null;
}): ListedDelivery["invoice"] {
  const { invoice_id: id, number, client_name: clientName, currency, gross_minor } = row;
  if (id === null || clientName === null || currency === null || gross_minor === null) return null;
  return { id, number: number ?? "", clientName, currency, grossMinor: gross_minor };
}
