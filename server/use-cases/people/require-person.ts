import { AppError } from "../../domain/app-error.ts";
import { findPerson } from "../../storage/firm/people.ts";
import type { Person } from "../../storage/firm/people.ts";
import type { Tx } from "../../storage/database.ts";

/** The person in the state that was seen. Throws `person-not-found` or `version-changed`. */
export async function requirePerson(
  trx: Tx,
  personId: string,
  version: number | null,
): Promise<Person> {
  const person = await findPerson(trx, personId);
  if (!person) throw new AppError("person-not-found", "This person does not exist.");
  if (version !== null && person.version !== version) {
    throw new AppError(
      "version-changed",
      `${person.name} was changed in the meantime. Look again, then repeat your change.`,
    );
  }
  return person;
}
