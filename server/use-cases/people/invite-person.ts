import type { InvitePersonBody, InvitedPerson } from "#shared/wire/person.ts";
import { checkRights } from "../../domain/permissions.ts";
import { makeLink } from "../../sign-in/links.ts";
import { writeAudit } from "../../storage/audit.ts";
import { insertPerson } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import { requireFreeEmail } from "./require-free-email.ts";
import { showPerson } from "./show-person.ts";

/**
 * Makes a person with their rights, and the link with which they sign in for the first time.
 * Throws `person-exists`, `right-needs-billing-access`.
 */
export async function invitePerson(
  context: Context,
  { name, email, rights }: InvitePersonBody,
): Promise<InvitedPerson> {
  const { database, clock, ids, actor } = context;
  checkRights(rights, "/rights");
  return database.write(async (trx) => {
    const at = clock.now();
    const id = ids.next();
    await requireFreeEmail(trx, email);
    const person = { id, name, email, rights, disabled: false, version: 1 };
    await insertPerson(trx, person, { by: actor.personId, at });
    const link = await makeLink(trx, at, {
      kind: "invitation",
      personId: id,
      createdBy: actor.personId,
    });
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "person-invited",
      subject: `person:${id}`,
      after: { name, email, rights },
    });
    return { person: await showPerson(trx, at, id), link };
  });
}
