import type { RegainedClients } from "#shared/wire/client.ts";
import { writeAudits } from "../../storage/audit.ts";
import { joinTeams, listOrphans } from "../../storage/clients/client-team.ts";
import type { Context } from "../context.ts";

/**
 * Puts an admin on the team of every private or hidden client that has nobody left who can sign in (R17). Of all
 * others it says nothing: the answer is the same whether there are any.
 */
export async function regainOrphans({ database, clock, actor }: Context): Promise<RegainedClients> {
  return database.write(async (trx) => {
    const clients = await listOrphans(trx);
    await joinTeams(
      trx,
      clients.map(({ id }) => id),
      actor.personId,
    );
    await writeAudits(
      trx,
      database.dialect,
      clients.map(({ id }) => ({
        at: clock.now(),
        personId: actor.personId,
        action: "client-regained",
        subject: `client:${id}`,
        after: { teamIds: [actor.personId] },
        restrictedClientId: id,
      })),
    );
    return { clients };
  });
}
