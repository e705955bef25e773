import type { PersonView } from "#shared/wire/person.ts";
import { listPeople } from "../../storage/firm/people-list.ts";
import type { Context } from "../context.ts";

/** Everybody of the firm, also those who are disabled, by name. */
export async function showPeople({ database, clock }: Context): Promise<PersonView[]> {
  return listPeople(database.read, clock.now());
}
