import { nameKey } from "#shared/names.ts";
import type { ClientList, ClientListQuery } from "#shared/wire/client.ts";
import { countClients, listClients as listStored } from "../../storage/clients/client-list.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../cursor.ts";

/** A page of the clients that the person may know, by name; found by name, and by code and other spellings where known. */
export async function listClients(
  { database: { read }, actor }: Context,
  { search, cursor, limit }: ClientListQuery,
): Promise<ClientList> {
  const searchKey = nameKey(search);
  const [key, id] = readCursor(cursor, 2) ?? [];
  const after = key === undefined || id === undefined ? null : { nameKey: key, id };
  const found = await listStored(read, actor.personId, { searchKey, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    clients: page.map(({ nameKey: _key, ...client }) => client),
    count: await countClients(read, actor.personId, searchKey),
    nextCursor: last === undefined ? null : writeCursor([last.nameKey, last.id]),
  };
}
