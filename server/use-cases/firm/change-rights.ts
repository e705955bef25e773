import type { ChangeRightsBody, PersonView } from "#shared/wire/person.ts";
import { AppError } from "../../domain/app-error.ts";
import { checkRightsChange } from "../../domain/permissions.ts";
import { writeAudit } from "../../storage/audit.ts";
import { countOtherAdmins, findPerson, saveRights } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";

/**
 * Gives and takes rights (R26); they hold from the person's next request on.
 * Throws `person-not-found`, `right-needs-billing-access`, `last-admin`.
 */
export async function changeRights(
  context: Context,
  personId: string,
  rights: ChangeRightsBody,
): Promise<PersonView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const person = await findPerson(trx, personId);
    if (!person) throw new AppError("person-not-found", "This person does not exist.");
    checkRightsChange(person.rights, rights, await countOtherAdmins(trx, personId));
    await saveRights(trx, person, rights);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "rights-changed",
      subject: `person:${personId}`,
      before: person.rights,
      after: rights,
    });
    return { id: person.id, name: person.name, rights };
  });
}
