import type { PersonName } from "#shared/wire/fields.ts";
import { listColleagues as listStored } from "../../storage/clients/client-team.ts";
import type { Context } from "../context.ts";

/** Whom a team can be made of: everybody who can sign in, by name. */
export async function listColleagues({ database }: Context): Promise<PersonName[]> {
  return listStored(database.read);
}
