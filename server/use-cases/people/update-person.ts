import type { PersonView, UpdatePersonBody } from "#shared/wire/person.ts";
import { writeAudit } from "../../storage/audit.ts";
import { savePerson } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import { requireFreeEmail } from "./require-free-email.ts";
import { requirePerson } from "./require-person.ts";
import { showPerson } from "./show-person.ts";

/** Corrects a person's name and e-mail address. Throws `person-not-found`, `version-changed`, `person-exists`. */
export async function updatePerson(
  context: Context,
  personId: string,
  version: number,
  { name, email }: UpdatePersonBody,
): Promise<PersonView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const at = clock.now();
    const person = await requirePerson(trx, personId, version);
    await requireFreeEmail(trx, email, personId);
    await savePerson(trx, { ...person, name, email });
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "person-changed",
      subject: `person:${personId}`,
      before: { name: person.name, email: person.email },
      after: { name, email },
    });
    return showPerson(trx, at, personId);
  });
}
