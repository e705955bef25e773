import type { Insertable, Updateable } from "kysely";
import { splitAddresses } from "#shared/email.ts";
import { languages } from "#shared/language.ts";
import type { Language } from "#shared/language.ts";
import { nameKey } from "#shared/names.ts";
import type { ClientDetail, ClientName } from "#shared/wire/client.ts";
import { bulkInsert } from "../bulk-insert.ts";
import type { Database, Reader, Tx } from "../database.ts";
import type { ClientsTable } from "../tables.ts";
import { clientKnownTo, clientSightOf } from "../visibility.ts";
import type { ClientSight } from "../visibility.ts";
import { listTeam } from "./client-team.ts";

/** A client with everything that is edited about it; `sight` says how much of that the person may know. */
export interface ClientRecord extends Omit<ClientDetail, "sight" | "actions"> {
  sight: ClientSight;
}

/** null when there is none, or none that this person may know of. */
export async function findClientRecord(
  reader: Reader,
  personId: string,
  id: string,
): Promise<ClientRecord | null> {
  const row = await reader
    .selectFrom("clients")
    .selectAll("clients")
    .select(clientSightOf(personId).as("sight"))
    .where("clients.id", "=", id)
    .where(clientKnownTo(personId))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id,
    name: row.name,
    code: row.code,
    privacy: row.privacy,
    sight: row.sight,
    // safe because only lists of lines are written there
    address: JSON.parse(row.address) as string[],
    emailTo: splitAddresses(row.email),
    emailCc: splitAddresses(row.email_cc),
    taxNumber: row.tax_number,
    taxCode: row.tax_code,
    termsDays: row.terms_days,
    language: languageOf(row.language),
    billTo: row.bill_to_id === null ? null : await findPayer(reader, row.bill_to_id),
    workItems: await listWorkItems(reader, id),
    aliases: await listAliases(reader, id),
    team: await listTeam(reader, id),
    version: row.version,
  };
}

export function languageOf(code: string | null): Language | null {
  return languages.find((one) => one === code) ?? null;
}

/** Of these ids, the public clients: those who may pay for others (R6). */
export async function listPublicClients(
  reader: Reader,
  ids: readonly string[],
): Promise<ClientName[]> {
  if (ids.length === 0) return [];
  return reader
    .selectFrom("clients")
    .select(["id", "name"])
    .where("id", "in", ids)
    .where("privacy", "=", "public")
    .execute();
}

async function findPayer(reader: Reader, id: string): Promise<ClientName | null> {
  return (await listPublicClients(reader, [id]))[0] ?? null;
}

async function listWorkItems(reader: Reader, clientId: string): Promise<ClientRecord["workItems"]> {
  const rows = await reader
    .selectFrom("work_items")
    .innerJoin("clients", "clients.id", "work_items.bill_to_id")
    .select(["work_items.name", "work_items.name_key", "clients.id", "clients.name as payer_name"])
    .where("work_items.client_id", "=", clientId)
    .where("clients.privacy", "=", "public")
    .orderBy("work_items.name_key")
    .execute();
  return rows.map((row) => ({
    name: row.name || row.name_key,
    billTo: { id: row.id, name: row.payer_name },
  }));
}

async function listAliases(reader: Reader, clientId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("client_aliases")
    .select(["name", "name_key"])
    .where("client_id", "=", clientId)
    .orderBy("name_key")
    .execute();
  return rows.map((row) => row.name || row.name_key);
}

export async function insertClients(
  trx: Tx,
  dialect: Database["dialect"],
  rows: readonly Insertable<ClientsTable>[],
): Promise<void> {
  await bulkInsert(trx, dialect, "clients", rows);
}

/** Writes what changed of the client itself and counts the change. */
export async function saveClient(
  trx: Tx,
  id: string,
  changes: Updateable<ClientsTable>,
): Promise<void> {
  await trx
    .updateTable("clients")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function saveAliases(
  trx: Tx,
  clientId: string,
  names: readonly string[],
): Promise<void> {
  await trx.deleteFrom("client_aliases").where("client_id", "=", clientId).execute();
  const rows = names.map((name) => ({ client_id: clientId, name, name_key: nameKey(name) }));
  if (rows.length > 0) await trx.insertInto("client_aliases").values(rows).execute();
}

export async function saveWorkItems(
  trx: Tx,
  clientId: string,
  items: readonly { name: string; billToId: string }[],
): Promise<void> {
  await trx.deleteFrom("work_items").where("client_id", "=", clientId).execute();
  const rows = items.map(({ name, billToId }) => ({
    client_id: clientId,
    name,
    name_key: nameKey(name),
    bill_to_id: billToId,
  }));
  if (rows.length > 0) await trx.insertInto("work_items").values(rows).execute();
}

/** Drafts of others that hold work of this client, because somebody else pays for it (R6). */
export async function countDraftsOfOthers(reader: Reader, clientId: string): Promise<number> {
  const { count } = await reader
    .selectFrom("invoices")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("invoices.number", "is", null)
    .where("invoices.client_id", "<>", clientId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("entries")
          .select("entries.id")
          .whereRef("entries.invoice_id", "=", "invoices.id")
          .where("entries.client_id", "=", clientId),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}
