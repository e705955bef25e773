import { AppError } from "../../domain/app-error.ts";
import { writeAudit } from "../../storage/audit.ts";
import { deleteNotice, findNotice } from "../../storage/clients/client-notices.ts";
import type { Context } from "../context.ts";

/** Takes a notice away for the whole team; the audit keeps what it said. Throws `notice-not-found`. */
export async function dismissNotice(
  { database, clock, actor }: Context,
  noticeId: string,
): Promise<void> {
  await database.write(async (trx) => {
    const notice = await findNotice(trx, actor.personId, noticeId);
    if (notice === null)
      throw new AppError("notice-not-found", "This notice is not there any more.");
    await deleteNotice(trx, noticeId);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "client-notice-dismissed",
      subject: `client:${notice.client.id}`,
      before: notice,
      restrictedClientId: notice.client.id,
    });
  });
}
