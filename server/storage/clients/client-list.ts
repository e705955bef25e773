import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ClientSummary, NamedClient } from "#shared/wire/client.ts";
import { splitAddresses } from "#shared/email.ts";
import type { Database, Reader } from "../database.ts";
import { keyList } from "../key-list.ts";
import { clientFullyKnownTo, clientKnownTo, clientSightOf } from "../visibility.ts";

export interface ClientCursor {
  nameKey: string;
  id: string;
}

export type ListedClient = (ClientSummary | NamedClient) & { nameKey: string };

/** Clients that the person may know, in the order of their names; of some the name alone (R5). */
export async function listClients(
  reader: Reader,
  personId: string,
  wanted: { searchKey: string; after: ClientCursor | null; limit: number },
): Promise<ListedClient[]> {
  const { searchKey, after, limit } = wanted;
  let query = reader
    .selectFrom("clients")
    // Whoever pays is public; should it not be, nothing is told of it.
    .leftJoin("clients as payers", (join) =>
      join.onRef("payers.id", "=", "clients.bill_to_id").on("payers.privacy", "=", "public"),
    )
    .select([
      "clients.id",
      "clients.name",
      "clients.name_key",
      "clients.code",
      "clients.privacy",
      "clients.email",
      "payers.id as payer_id",
      "payers.name as payer_name",
    ])
    .select(clientSightOf(personId).as("sight"))
    .where(clientKnownTo(personId))
    .orderBy("clients.name_key")
    .orderBy("clients.id")
    .limit(limit);
  if (searchKey !== "") query = query.where(isFound(searchKey, personId));
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("clients.name_key", "clients.id"), ">", tuple(after.nameKey, after.id)),
    );
  }
  return (await query.execute()).map((row) => {
    const { id, name, code, privacy } = row;
    const known = { id, name, nameKey: row.name_key };
    if (row.sight === "name") return { ...known, sight: "name" };
    const billTo = row.payer_id === null ? null : { id: row.payer_id, name: row.payer_name ?? "" };
    return { ...known, sight: "full", code, privacy, emailTo: splitAddresses(row.email), billTo };
  });
}

export async function countClients(
  reader: Reader,
  personId: string,
  searchKey: string,
): Promise<number> {
  let query = reader
    .selectFrom("clients")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where(clientKnownTo(personId));
  if (searchKey !== "") query = query.where(isFound(searchKey, personId));
  return (await query.executeTakeFirstOrThrow()).count;
}

/** By name; by code and other spellings only where these may be known. */
function isFound(searchKey: string, personId: string): RawBuilder<SqlBool> {
  const pattern = `%${searchKey.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const like = (column: string) => sql`${sql.ref(column)} like ${pattern} escape ${sql.lit("\\")}`;
  return sql`(${like("clients.name_key")} or (${clientFullyKnownTo(personId)} and (
    ${like("clients.code_key")} or exists (select 1 from client_aliases
      where client_aliases.client_id = clients.id and ${like("client_aliases.name_key")}))))`;
}

/** Of these clients, the ids of those that are not public. */
export async function privateAmong(
  reader: Reader,
  dialect: Database["dialect"],
  ids: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom("clients")
    .select("id")
    .where("id", "in", keyList(dialect, ids))
    .where("privacy", "<>", "public")
    .execute();
  return new Set(rows.map(({ id }) => id));
}
