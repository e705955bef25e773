import type { ClientAnswer, UpdateClientBody } from "#shared/wire/client.ts";
import { editClientRefusal } from "../../domain/client-access.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import { clientColumns } from "../../storage/clients/client-columns.ts";
import { saveAliases, saveClient, saveWorkItems } from "../../storage/clients/client-record.ts";
import type { ClientRecord } from "../../storage/clients/client-record.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";
import { checkClientFields } from "./check-client-fields.ts";
import { answerOf, requireClient } from "./client-view.ts";
import { requireOwnBilling } from "./create-client.ts";
import { tellNamesakes } from "./tell-namesakes.ts";

/**
 * Changes what is given of a client; drafts keep what was frozen on them (R13). Throws `client-not-found`,
 * `right-missing`, `version-changed`, `client-exists`, `validation`.
 */
export async function updateClient(
  context: Context,
  clientId: string,
  version: number,
  body: UpdateClientBody,
): Promise<ClientAnswer> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const client = await requireClient(context, trx, clientId);
    enforce(editClientRefusal(actor, client));
    requireVersion(client, version, "The client");
    const changed = changedFields(client, body);
    if (Object.keys(changed).length > 0) {
      if (client.privacy !== "public") requireOwnBilling(changed);
      await checkClientFields(context, trx, { ...changed, id: clientId });
      await saveClient(trx, clientId, clientColumns(changed));
      if (changed.aliases) await saveAliases(trx, clientId, changed.aliases);
      if (changed.workItems) await saveWorkItems(trx, clientId, changed.workItems);
      await writeAudit(trx, {
        at: clock.now(),
        personId: actor.personId,
        action: "client-changed",
        subject: `client:${clientId}`,
        before: pick(editedOf(client), Object.keys(changed)),
        after: changed,
        restrictedClientId: client.privacy === "public" ? null : clientId,
      });
      if (changed.name !== undefined) {
        await tellNamesakes(context, trx, [{ id: clientId, name: changed.name }]);
      }
    }
    return answerOf(context, trx, clientId);
  });
}

/** What is others than it was; only that is checked, so that what stands already is no reason to refuse. */
function changedFields(client: ClientRecord, body: UpdateClientBody): UpdateClientBody {
  const wanted = body.billToId === client.id ? { ...body, billToId: null } : body;
  const stored: Record<string, unknown> = editedOf(client);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => JSON.stringify(stored[field]) !== JSON.stringify(value),
    ),
  );
}

/** A client in the words in which it is changed. */
function editedOf({ billTo, workItems, ...client }: ClientRecord) {
  return {
    ...client,
    billToId: billTo?.id ?? null,
    workItems: workItems.map((one) => ({ name: one.name, billToId: one.billTo.id })),
  };
}

function pick(content: object, fields: readonly string[]) {
  return Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field)));
}
