import { sql } from "kysely";
import type { AuditNames } from "../domain/audit/audit-words.ts";
import type { Database, Reader } from "./database.ts";
import { readNames } from "./firm/people.ts";
import { keyList } from "./key-list.ts";
import { clientSightOf } from "./visibility.ts";

/** Names of what rows of the audit are about, for a person who may read those rows. */
export async function readAuditNames(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  /** By kind: "run" → ids. */
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<AuditNames> {
  const list = (kind: string) => keyList(dialect, ids.get(kind) ?? []);
  const runs = await reader
    .selectFrom("runs")
    .where("id", "in", list("run"))
    .select(["id", "name"])
    .execute();
  const invoices = await reader
    .selectFrom("invoices")
    .where("id", "in", list("invoice"))
    .select(["id", "number", "client_name"])
    .execute();
  const deliveries = await reader
    .selectFrom("deliveries")
    .innerJoin("invoices", "invoices.id", "deliveries.invoice_id")
    .where("deliveries.id", "in", list("delivery"))
    .select(["deliveries.id", "invoices.number", "invoices.client_name"])
    .execute();
  const clients = await reader
    .selectFrom("clients")
    .where("id", "in", list("client"))
    .select(["id", "name"])
    .execute();
  const periods = await reader
    .selectFrom("periods")
    .where("id", "in", list("period"))
    .select(["id", "starts_on", "ends_on"])
    .execute();
  const hidden = await reader
    .selectFrom("clients")
    .where(sql<boolean>`${clientSightOf(personId)} <> 'full'`)
    .select("id")
    .execute();
  return {
    people: await readNames(reader),
    runs: new Map(runs.map(({ id, name }) => [id, name])),
    invoices: new Map(
      invoices.map(({ id, number, client_name: clientName }) => [id, { number, clientName }]),
    ),
    deliveries: new Map(
      deliveries.map(({ id, number, client_name: clientName }) => [id, { number, clientName }]),
    ),
    clients: new Map(clients.map(({ id, name }) => [id, name])),
    periods: new Map(
      periods.map((row) => [row.id, { startsOn: row.starts_on, endsOn: row.ends_on }]),
    ),
    hiddenClientIds: new Set(hidden.map(({ id }) => id)),
  };
}
