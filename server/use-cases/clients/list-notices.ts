import type { ClientNotice } from "#shared/wire/client.ts";
import { listNotices as listStored } from "../../storage/clients/client-notices.ts";
import type { Context } from "../context.ts";

/** What the person is told as a member of teams (R17). */
export async function listNotices({ database, actor }: Context): Promise<ClientNotice[]> {
  return listStored(database.read, actor.personId);
}
