import type { PersonView } from "#shared/wire/person.ts";
import { checkDisabling } from "../../domain/permissions.ts";
import { writeAudit } from "../../storage/audit.ts";
import { countOtherAdmins, savePerson } from "../../storage/firm/people.ts";
import { endSessionsOf } from "../../storage/firm/sessions.ts";
import { endLinks } from "../../storage/sign-in/links.ts";
import type { Context } from "../context.ts";
import { requirePerson } from "./require-person.ts";
import { showPerson } from "./show-person.ts";

/**
 * Shuts a person out at once: sessions and links end. Name and rights stay for the record. Disabling somebody who is
 * disabled changes nothing. Throws `person-not-found`, `version-changed`, `last-admin`.
 */
export async function disablePerson(
  context: Context,
  personId: string,
  version: number,
): Promise<PersonView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const at = clock.now();
    const person = await requirePerson(trx, personId, version);
    if (person.disabled) return showPerson(trx, at, personId);
    checkDisabling(person.rights, await countOtherAdmins(trx, personId));
    await savePerson(trx, { ...person, disabled: true });
    await endSessionsOf(trx, personId, at);
    await endLinks(trx, personId, at);
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "person-disabled",
      subject: `person:${personId}`,
      before: { disabled: false },
      after: { disabled: true },
    });
    return showPerson(trx, at, personId);
  });
}
