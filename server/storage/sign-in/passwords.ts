import type { Reader, Tx } from "../database.ts";

export async function findPasswordHash(reader: Reader, personId: string): Promise<string | null> {
  const row = await reader
    .selectFrom("passwords")
    .select("hash")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.hash ?? null;
}

export async function savePasswordHash(
  trx: Tx,
  personId: string,
  hash: string,
  changedAt: string,
): Promise<void> {
  const columns = { hash, changed_at: changedAt };
  await trx
    .insertInto("passwords")
    .values({ person_id: personId, ...columns })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(columns))
    .execute();
}

export async function deletePassword(trx: Tx, personId: string): Promise<void> {
  await trx.deleteFrom("passwords").where("person_id", "=", personId).execute();
}
