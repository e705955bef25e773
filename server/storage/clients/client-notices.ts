import type { ClientNotice } from "#shared/wire/client.ts";
import type { Reader, Tx } from "../database.ts";
import type { ClientNoticesTable } from "../tables.ts";
import { clientFullyKnownTo, namesakeKnownTo } from "../visibility.ts";

/** What the teams of this person's clients are told (R17), the newest first; nobody else's is among them. */
export async function listNotices(reader: Reader, personId: string): Promise<ClientNotice[]> {
  const rows = await selectNotices(reader, personId)
    .orderBy("client_notices.created_at", "desc")
    .orderBy("client_notices.id", "desc")
    .execute();
  return rows.map(noticeOf);
}

/** null when there is none that this person may read. */
export async function findNotice(
  reader: Reader,
  personId: string,
  id: string,
): Promise<ClientNotice | null> {
  const row = await selectNotices(reader, personId)
    .where("client_notices.id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : noticeOf(row);
}

function selectNotices(reader: Reader, personId: string) {
  return (
    reader
      .selectFrom("client_notices")
      .innerJoin("clients", "clients.id", "client_notices.client_id")
      .innerJoin("people", "people.id", "client_notices.created_by")
      .leftJoin("clients as namesakes", (join) =>
        join.onRef("namesakes.id", "=", "client_notices.namesake_id").on(namesakeKnownTo(personId)),
      )
      // Once the client is public there is no secret left to tell of.
      .where("clients.privacy", "<>", "public")
      .where(clientFullyKnownTo(personId))
      .select([
        "client_notices.id",
        "client_notices.created_at",
        "clients.id as client_id",
        "clients.name as client_name",
        "namesakes.id as namesake_id",
        "namesakes.name as namesake_name",
        "people.id as person_id",
        "people.name as person_name",
      ])
  );
}

type NoticeRow = Awaited<ReturnType<ReturnType<typeof selectNotices>["execute"]>>[number];

function noticeOf(row: NoticeRow): ClientNotice {
  return {
    id: row.id,
    client: { id: row.client_id, name: row.client_name },
    namesake:
      row.namesake_id === null ? null : { id: row.namesake_id, name: row.namesake_name ?? "" },
    at: row.created_at,
    by: { id: row.person_id, name: row.person_name },
  };
}

export async function insertNotices(trx: Tx, rows: readonly ClientNoticesTable[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto("client_notices")
      .values([...rows])
      .execute();
}

export async function deleteNotice(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom("client_notices").where("id", "=", id).execute();
}
