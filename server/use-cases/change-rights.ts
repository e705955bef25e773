import type { ChangeRightsBody, PersonView } from "#shared/wire/person.ts";
import { AppError } from "../domain/app-error.ts";
import { checkRightsChange } from "../domain/permissions.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Context } from "./context.ts";

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
    const people = await trx
      .selectFrom("people")
      .select(["id", "name", "billing_access", "send_export", "admin", "disabled", "version"])
      .where((where) => where.or([where("id", "=", personId), where("admin", "=", 1)]))
      .execute();
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new AppError("person-not-found", "This person does not exist.");
    const before = {
      billingAccess: person.billing_access === 1,
      sendExport: person.send_export === 1,
      admin: person.admin === 1,
    };
    const otherAdmins = people.filter(
      ({ id, admin, disabled }) => id !== personId && admin && !disabled,
    );
    checkRightsChange(before, rights, otherAdmins.length);
    await trx
      .updateTable("people")
      .set({
        billing_access: Number(rights.billingAccess),
        send_export: Number(rights.sendExport),
        admin: Number(rights.admin),
        version: person.version + 1,
      })
      .where("id", "=", personId)
      .execute();
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "rights-changed",
      subject: `person:${personId}`,
      before,
      after: rights,
    });
    return { id: person.id, name: person.name, rights };
  });
}
