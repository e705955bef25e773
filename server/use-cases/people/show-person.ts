import type { PersonView } from "#shared/wire/person.ts";
import { AppError } from "../../domain/app-error.ts";
import type { Reader } from "../../storage/database.ts";
import { listPeople } from "../../storage/firm/people-list.ts";

/** One person as an admin sees them. Throws `person-not-found`. */
export async function showPerson(
  reader: Reader,
  now: string,
  personId: string,
): Promise<PersonView> {
  const [person] = await listPeople(reader, now, personId);
  if (!person) throw new AppError("person-not-found", "This person does not exist.");
  return person;
}
