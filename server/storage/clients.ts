import type { KnownClient } from "../domain/client-match.ts";
import type { Database, Reader } from "./database.ts";
import { keyList } from "./key-list.ts";
import { clientKnownTo, clientSightOf } from "./visibility.ts";

type Dialect = Database["dialect"];

/** A client with what is frozen on an invoice when it is drafted (R13). */
export interface ClientFacts extends KnownClient {
  address: string; // JSON string[]
  email: string;
  emailCc: string;
  taxNumber: string;
  termsDays: number | null;
  language: string | null;
  version: number;
}

const columns = [
  "clients.id",
  "clients.code",
  "clients.code_key",
  "clients.name",
  "clients.name_key",
  "clients.address",
  "clients.email",
  "clients.email_cc",
  "clients.tax_number",
  "clients.tax_code",
  "clients.terms_days",
  "clients.language",
  "clients.bill_to_id",
  "clients.privacy",
  "clients.created_at",
  "clients.version",
] as const;

function selectKnown(reader: Reader, personId: string) {
  return reader
    .selectFrom("clients")
    .select(columns)
    .select(clientSightOf(personId).as("sight"))
    .where(clientKnownTo(personId));
}

/** Clients that the person may know by one of these ids. */
export async function findClients(
  reader: Reader,
  dialect: Dialect,
  personId: string,
  ids: Iterable<string>,
): Promise<ClientFacts[]> {
  const rows = await selectKnown(reader, personId)
    .where("clients.id", "in", keyList(dialect, ids))
    .execute();
  return rows.map((row) => clientOf(row, []));
}

/** Clients that the person may know and that could be meant by these codes or names (R17). */
export async function findClientCandidates(
  reader: Reader,
  dialect: Dialect,
  personId: string,
  keys: { codeKeys: Iterable<string>; nameKeys: Iterable<string> },
): Promise<ClientFacts[]> {
  const nameKeys = keyList(dialect, keys.nameKeys);
  const aliases = await reader
    .selectFrom("client_aliases")
    .selectAll()
    .where("name_key", "in", nameKeys)
    .execute();
  const aliasKeys = new Map<string, string[]>();
  for (const { client_id: id, name_key: key } of aliases) {
    aliasKeys.set(id, [...(aliasKeys.get(id) ?? []), key]);
  }
  // One query for each way, because together they could not use the indexes.
  const known = () => selectKnown(reader, personId);
  const byName = await known().where("clients.name_key", "in", nameKeys).execute();
  const byCode = await known()
    .where("clients.code_key", "in", keyList(dialect, keys.codeKeys))
    .execute();
  const byAlias = await known()
    .where("clients.id", "in", keyList(dialect, aliasKeys.keys()))
    .execute();
  const rows = new Map([...byName, ...byCode, ...byAlias].map((row) => [row.id, row]));
  return [...rows.values()].map((row) => clientOf(row, aliasKeys.get(row.id) ?? []));
}

/** Who pays for single work items of these clients: client id and name key of the work item → client id (R6). */
export async function findWorkItemBillTos(
  reader: Reader,
  dialect: Dialect,
  clientIds: Iterable<string>,
): Promise<{ clientId: string; nameKey: string; billToId: string }[]> {
  const rows = await reader
    .selectFrom("work_items")
    .selectAll()
    .where("client_id", "in", keyList(dialect, clientIds))
    .execute();
  return rows.map((row) => ({
    clientId: row.client_id,
    nameKey: row.name_key,
    billToId: row.bill_to_id,
  }));
}

/** Hidden clients of these names, whoever asks: only for telling their teams (R17). */
export async function hiddenClientsNamed(
  reader: Reader,
  dialect: Dialect,
  nameKeys: Iterable<string>,
): Promise<{ id: string; nameKey: string }[]> {
  return reader
    .selectFrom("clients")
    .select(["id", "name_key as nameKey"])
    .where("name_key", "in", keyList(dialect, nameKeys))
    .where("privacy", "=", "hidden")
    .orderBy("id")
    .execute();
}

type ClientRow = Awaited<ReturnType<ReturnType<typeof selectKnown>["execute"]>>[number];

function clientOf(row: ClientRow, aliasKeys: readonly string[]): ClientFacts {
  return {
    id: row.id,
    code: row.code,
    codeKey: row.code_key,
    name: row.name,
    nameKey: row.name_key,
    privacy: row.privacy,
    taxCode: row.tax_code,
    billToId: row.bill_to_id,
    createdAt: row.created_at,
    sight: row.sight,
    aliasKeys,
    address: row.address,
    email: row.email,
    emailCc: row.email_cc,
    taxNumber: row.tax_number,
    termsDays: row.terms_days,
    language: row.language,
    version: row.version,
  };
}
