import type { ClientView, CreateClientBody } from "#shared/wire/client.ts";
import { AppError } from "../../domain/app-error.ts";
import { requireTeam } from "../../domain/client-access.ts";
import { writeAudit } from "../../storage/audit.ts";
import { newClientColumns } from "../../storage/clients/client-columns.ts";
import { insertClients, saveAliases, saveWorkItems } from "../../storage/clients/client-record.ts";
import { findTeamMembers, saveTeam } from "../../storage/clients/client-team.ts";
import type { Context } from "../context.ts";
import { checkClientFields } from "./check-client-fields.ts";
import { tellNamesakes } from "./tell-namesakes.ts";

/**
 * Makes a client, a public one unless it is said otherwise (R17). What the person may not know does not stand in the
 * way: a name that a hidden client bears makes a client of its own, and the hidden one's team is told. Throws
 * `client-exists`, `validation`.
 */
export async function createClient(context: Context, body: CreateClientBody): Promise<ClientView> {
  const { database, clock, ids, actor } = context;
  const { access = { privacy: "public", teamIds: [] }, ...fields } = body;
  const { name, code, aliases = [], workItems = [] } = fields;
  const { privacy } = access;
  if (privacy !== "public") requireOwnBilling(fields);
  return database.write(async (trx) => {
    await checkClientFields(context, trx, fields);
    const teamIds = new Set(access.teamIds);
    const team = await findTeamMembers(trx, database.dialect, teamIds);
    requireTeam(privacy, teamIds, team);
    const id = ids.next();
    const at = clock.now();
    const row = newClientColumns({ ...fields, id, privacy, createdAt: at });
    await insertClients(trx, database.dialect, [row]);
    await saveAliases(trx, id, aliases);
    await saveWorkItems(trx, id, workItems);
    await saveTeam(trx, id, teamIds);
    await writeAudit(trx, {
      at,
      personId: actor.personId,
      action: "client-created",
      subject: `client:${id}`,
      after: body,
      restrictedClientId: privacy === "public" ? null : id,
    });
    await tellNamesakes(context, trx, [{ id, name }]);
    return { id, name, code };
  });
}

/** Throws `validation` where somebody else is to pay for a client that is not public (R6). */
export function requireOwnBilling({
  billToId = null,
  workItems = [],
}: Pick<CreateClientBody, "billToId" | "workItems">): void {
  if (billToId === null && workItems.length === 0) return;
  const location = billToId === null ? "/workItems" : "/billToId";
  const message = "A private or hidden client is billed to itself.";
  throw new AppError("validation", message, [{ location, message }]);
}
