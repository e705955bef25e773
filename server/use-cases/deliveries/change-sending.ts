import type { SendingView } from "#shared/wire/delivery.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readSending, savePaused } from "../../storage/posting/sending.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";
import { sendingView } from "./show-sending.ts";

/**
 * Stops sending for the whole firm, or lets it go on (P15); the reason is for whoever looks next. Throws
 * `version-changed`.
 */
export async function changeSending(
  context: Context,
  version: number,
  paused: boolean,
): Promise<SendingView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const before = await readSending(trx);
    requireVersion(before, version, "Sending");
    if (before.paused !== paused) {
      await savePaused(trx, paused ? `${actor.name} has paused sending.` : null);
      await writeAudit(trx, {
        at: clock.now(),
        personId: actor.personId,
        action: paused ? "sending-paused" : "sending-resumed",
        subject: "sending",
        before: { paused: before.paused },
        after: { paused },
      });
    }
    return sendingView(context, await readSending(trx));
  });
}
