import type { NewLink } from "#shared/wire/person.ts";
import { makeLink } from "../../sign-in/links.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Database } from "../../storage/database.ts";
import { findPersonByEmail } from "../../storage/firm/people.ts";
import type { Clock } from "../context.ts";

/**
 * A new link for a person whom no admin can help, e.g. the only admin; whoever can run a command on the server may do
 * anything there anyway. Null when nobody who may sign in has this e-mail address.
 */
export async function makeLinkAtConsole(
  database: Database,
  clock: Clock,
  email: string,
): Promise<NewLink | null> {
  return database.write(async (trx) => {
    const person = await findPersonByEmail(trx, email.trim().toLowerCase());
    if (!person || person.disabled) return null;
    const at = clock.now();
    const link = await makeLink(trx, at, {
      kind: "new-link",
      personId: person.id,
      createdBy: null,
    });
    await writeAudit(trx, {
      at,
      personId: null,
      action: "sign-in-link-made",
      subject: `person:${person.id}`,
      after: { expiresAt: link.expiresAt, at: "console" },
    });
    return link;
  });
}
