import { tokenHash } from "../../sign-in/token.ts";
import { writeAudit } from "../../storage/audit.ts";
import { endSessionsOf } from "../../storage/firm/sessions.ts";
import type { AccountContext } from "./account-context.ts";

/** Signs the person out everywhere but here. */
export async function endOtherSessions(context: AccountContext): Promise<void> {
  const { database, clock, actor, token } = context;
  await database.write(async (trx) => {
    const at = clock.now();
    await endSessionsOf(trx, actor.personId, at, tokenHash(token));
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "other-sessions-ended",
      subject: `person:${actor.personId}`,
    });
  });
}
