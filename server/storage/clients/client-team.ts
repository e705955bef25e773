import { sql } from "kysely";
import type { ClientName, TeamMember } from "#shared/wire/client.ts";
import type { PersonName } from "#shared/wire/fields.ts";
import type { Database, Reader, Tx } from "../database.ts";
import { keyList } from "../key-list.ts";

/** Who sees a client when it is private or hidden, by name. */
export async function listTeam(reader: Reader, clientId: string): Promise<TeamMember[]> {
  const rows = await reader
    .selectFrom("client_team")
    .innerJoin("people", "people.id", "client_team.person_id")
    .select(["people.id", "people.name", "people.disabled"])
    .where("client_team.client_id", "=", clientId)
    .orderBy("people.name")
    .orderBy("people.id")
    .execute();
  return rows.map(({ id, name, disabled }) => ({ id, name, disabled: disabled === 1 }));
}

/** The people of these ids, as members of a team. */
export async function findTeamMembers(
  reader: Reader,
  dialect: Database["dialect"],
  ids: Iterable<string>,
): Promise<TeamMember[]> {
  const rows = await reader
    .selectFrom("people")
    .select(["id", "name", "disabled"])
    .where("id", "in", keyList(dialect, ids))
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, disabled }) => ({ id, name, disabled: disabled === 1 }));
}

/** Everybody who can sign in, by name. */
export async function listColleagues(reader: Reader): Promise<PersonName[]> {
  return reader
    .selectFrom("people")
    .select(["id", "name"])
    .where("disabled", "=", 0)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

export async function saveTeam(
  trx: Tx,
  clientId: string,
  personIds: Iterable<string>,
): Promise<void> {
  await trx.deleteFrom("client_team").where("client_id", "=", clientId).execute();
  const rows = Array.from(personIds, (id) => ({ client_id: clientId, person_id: id }));
  if (rows.length > 0) await trx.insertInto("client_team").values(rows).execute();
}

/** Private and hidden clients of whose team nobody can sign in any more. */
export async function listOrphans(reader: Reader): Promise<ClientName[]> {
  return reader
    .selectFrom("clients")
    .select(["clients.id", "clients.name"])
    .where("clients.privacy", "<>", "public")
    .where(
      sql<boolean>`not exists (select 1 from client_team
        join people on people.id = client_team.person_id
        where client_team.client_id = clients.id and people.disabled = 0)`,
    )
    .orderBy("clients.name_key")
    .orderBy("clients.id")
    .execute();
}

/** Adds a person to the team of each; whoever is on it stays. */
export async function joinTeams(
  trx: Tx,
  clientIds: readonly string[],
  personId: string,
): Promise<void> {
  for (const clientId of clientIds) {
    await trx
      .insertInto("client_team")
      .values({ client_id: clientId, person_id: personId })
      .onConflict((conflict) => conflict.columns(["client_id", "person_id"]).doNothing())
      .execute();
    await trx
      .updateTable("clients")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("id", "=", clientId)
      .execute();
  }
}
