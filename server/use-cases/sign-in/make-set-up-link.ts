import type { NewLink } from "#shared/wire/person.ts";
import { makeLink } from "../../sign-in/links.ts";
import type { Database } from "../../storage/database.ts";
import { countOtherAdmins } from "../../storage/firm/people.ts";
import type { Clock } from "../context.ts";

/** A link for the first admin, in place of one made before; null when the firm has an admin. */
export async function makeSetUpLink(database: Database, clock: Clock): Promise<NewLink | null> {
  return database.write(async (trx) => {
    if ((await countOtherAdmins(trx, "")) > 0) return null;
    return makeLink(trx, clock.now(), { kind: "set-up", personId: null, createdBy: null });
  });
}
