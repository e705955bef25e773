import type { PersonView } from "#shared/wire/person.ts";
import { writeAudit } from "../../storage/audit.ts";
import { savePerson } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import { requirePerson } from "./require-person.ts";
import { showPerson } from "./show-person.ts";

/**
 * Lets a disabled person in again, with the rights and the way to sign in that they had. Enabling somebody who is
 * enabled changes nothing. Throws `person-not-found`, `version-changed`.
 */
export async function enablePerson(
  context: Context,
  personId: string,
  version: number,
): Promise<PersonView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const at = clock.now();
    const person = await requirePerson(trx, personId, version);
    if (!person.disabled) return showPerson(trx, at, personId);
    await savePerson(trx, { ...person, disabled: false });
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "person-enabled",
      subject: `person:${personId}`,
      before: { disabled: true },
      after: { disabled: false },
    });
    return showPerson(trx, at, personId);
  });
}
