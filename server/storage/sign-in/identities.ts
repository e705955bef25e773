import type { Reader, Tx } from "../database.ts";

export async function findPersonIdOfIdentity(
  reader: Reader,
  subject: string,
): Promise<string | null> {
  const row = await reader
    .selectFrom("identities")
    .select("person_id")
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

export async function hasIdentity(reader: Reader, personId: string): Promise<boolean> {
  const row = await reader
    .selectFrom("identities")
    .select("subject")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The person is this one at the provider from now on, and no other. */
export async function saveIdentity(
  trx: Tx,
  personId: string,
  subject: string,
  boundAt: string,
): Promise<void> {
  await deleteIdentity(trx, personId);
  await trx
    .insertInto("identities")
    .values({ subject, person_id: personId, bound_at: boundAt })
    .execute();
}

export async function deleteIdentity(trx: Tx, personId: string): Promise<void> {
  await trx.deleteFrom("identities").where("person_id", "=", personId).execute();
}
