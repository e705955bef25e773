import type { ChangeRightsBody, PersonView } from "#shared/wire/person.ts";
import { checkRightsChange } from "../../domain/permissions.ts";
import { writeAudit } from "../../storage/audit.ts";
import { countOtherAdmins, saveRights } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import { requirePerson } from "./require-person.ts";
import { showPerson } from "./show-person.ts";

/**
 * Gives and takes rights (R26); they hold from the person's next request on.
 * Throws `person-not-found`, `version-changed`, `right-needs-billing-access`, `last-admin`.
 */
export async function changeRights(
  context: Context,
  personId: string,
  version: number,
  rights: ChangeRightsBody,
): Promise<PersonView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const at = clock.now();
    const person = await requirePerson(trx, personId, version);
    checkRightsChange(person.rights, rights, await countOtherAdmins(trx, personId));
    await saveRights(trx, person, rights, { by: actor.personId, at });
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "rights-changed",
      subject: `person:${personId}`,
      before: person.rights,
      after: rights,
    });
    return showPerson(trx, at, personId);
  });
}
