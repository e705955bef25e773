import { nameKey } from "#shared/names.ts";
import { writeAudits } from "../../storage/audit.ts";
import { insertNotices } from "../../storage/clients/client-notices.ts";
import { hiddenClientsNamed } from "../../storage/clients.ts";
import type { Tx } from "../../storage/database.ts";
import type { Context } from "../context.ts";

/** Tells the team of every hidden client that others bear its name now too, and nobody else (R17). */
export async function tellNamesakes(
  { database, clock, ids, actor }: Context,
  trx: Tx,
  named: readonly { id: string; name: string }[],
): Promise<void> {
  const byKey = Map.groupBy(named, ({ name }) => nameKey(name));
  const hidden = await hiddenClientsNamed(trx, database.dialect, byKey.keys());
  const told = hidden.flatMap(({ id, nameKey: key }) =>
    (byKey.get(key) ?? [])
      .filter((other) => other.id !== id)
      .map((other) => ({ clientId: id, namesake: other })),
  );
  const at = clock.now();
  await insertNotices(
    trx,
    told.map(({ clientId, namesake }) => ({
      id: ids.next(),
      client_id: clientId,
      namesake_id: namesake.id,
      created_at: at,
      created_by: actor.personId,
    })),
  );
  await writeAudits(
    trx,
    database.dialect,
    told.map(({ clientId, namesake }) => ({
      at,
      personId: actor.personId,
      action: "client-namesake-created",
      subject: `client:${clientId}`,
      after: { id: namesake.id, name: namesake.name },
      restrictedClientId: clientId,
    })),
  );
}
