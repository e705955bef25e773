import type { ChangeAccessBody, ChangedAccess } from "#shared/wire/client.ts";
import { editClientRefusal, hideRefusal, requireTeam } from "../../domain/client-access.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import { changePrivacy } from "../../storage/client-privacy.ts";
import { countDraftsOfOthers, saveClient } from "../../storage/clients/client-record.ts";
import { findTeamMembers, saveTeam } from "../../storage/clients/client-team.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";
import { readClient, requireClient } from "./client-view.ts";

/**
 * Changes who sees a client, with what follows for its invoices and for who pays (R5, R6). Who leaves the team of a
 * client that is not public sees it no more. Throws `client-not-found`, `right-missing`, `version-changed`,
 * `validation`, `client-in-draft`.
 */
export async function changeAccess(
  context: Context,
  clientId: string,
  version: number,
  { privacy, teamIds }: ChangeAccessBody,
): Promise<ChangedAccess> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const client = await requireClient(context, trx, clientId);
    enforce(editClientRefusal(actor, client));
    requireVersion(client, version, "The client");
    const wanted = new Set(teamIds);
    requireTeam(privacy, wanted, await findTeamMembers(trx, database.dialect, wanted));
    if (client.privacy === "public" && privacy !== "public") {
      enforce(hideRefusal(await countDraftsOfOthers(trx, clientId)));
    }
    if (client.privacy === privacy) await saveClient(trx, clientId, {});
    else await changePrivacy(trx, clientId, privacy);
    await saveTeam(trx, clientId, wanted);
    const stayedPublic = client.privacy === "public" && privacy === "public";
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "client-access-changed",
      subject: `client:${clientId}`,
      before: { privacy: client.privacy, teamIds: client.team.map(({ id }) => id) },
      after: { privacy, teamIds: [...wanted] },
      restrictedClientId: stayedPublic ? null : clientId,
    });
    return { client: await readClient(context, trx, clientId) };
  });
}
