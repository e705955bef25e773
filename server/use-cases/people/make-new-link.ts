import type { NewLink } from "#shared/wire/person.ts";
import { AppError } from "../../domain/app-error.ts";
import { makeLink } from "../../sign-in/links.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Context } from "../context.ts";
import { requirePerson } from "./require-person.ts";

/**
 * Makes a new link with which the person sets anew how they sign in; until they use it, the old way works.
 * Throws `person-not-found`, `person-disabled`.
 */
export async function makeNewLink(context: Context, personId: string): Promise<NewLink> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const at = clock.now();
    const person = await requirePerson(trx, personId, null);
    if (person.disabled) {
      throw new AppError("person-disabled", `${person.name} is disabled. Enable them first.`);
    }
    const link = await makeLink(trx, at, {
      kind: "new-link",
      personId,
      createdBy: actor.personId,
    });
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "sign-in-link-made",
      subject: `person:${personId}`,
      after: { expiresAt: link.expiresAt },
    });
    return link;
  });
}
