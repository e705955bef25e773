import type { SendingView } from "#shared/wire/delivery.ts";
import { resumeSendingRefusal } from "../../domain/posting/sending-pause.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import { areNumbersConfirmed } from "../../storage/posting/number-series.ts";
import { readSending, savePaused } from "../../storage/posting/sending.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";
import { sendingView } from "./show-sending.ts";

/**
 * Stops sending for the whole firm, or lets it go on (P15); the reason is for whoever looks next. Throws
 * `version-changed`, `numbers-unconfirmed`.
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
      if (!paused) {
        const numbersConfirmed = await areNumbersConfirmed(trx);
        enforce(resumeSendingRefusal({ rights: actor, numbersConfirmed }));
      }
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
    return sendingView(context, trx);
  });
}
