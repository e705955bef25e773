import type { Reader, Tx } from "../database.ts";

/** A person's authenticator app. */
export interface CodeApp {
  /** Sealed. */
  secret: string;
  /** null: it has not shown a right code yet, and counts for nothing. */
  confirmedAt: string | null;
  lastStep: number;
}

export async function findCodeApp(reader: Reader, personId: string): Promise<CodeApp | null> {
  const row = await reader
    .selectFrom("code_apps")
    .selectAll()
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (!row) return null;
  return { secret: row.secret, confirmedAt: row.confirmed_at, lastStep: row.last_step };
}

/** Takes the place of one that was not confirmed. */
export async function saveNewCodeApp(trx: Tx, personId: string, secret: string): Promise<void> {
  await deleteCodeApp(trx, personId);
  await trx
    .insertInto("code_apps")
    .values({ person_id: personId, secret, confirmed_at: null, last_step: 0 })
    .execute();
}

export async function saveConfirmation(trx: Tx, personId: string, at: string): Promise<void> {
  await trx
    .updateTable("code_apps")
    .set({ confirmed_at: at })
    .where("person_id", "=", personId)
    .execute();
}

/** False when a code of this step or a later one was used before. */
export async function takeStep(trx: Tx, personId: string, step: number): Promise<boolean> {
  const taken = await trx
    .updateTable("code_apps")
    .set({ last_step: step })
    .where("person_id", "=", personId)
    .where("last_step", "<", step)
    .returning("person_id")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function deleteCodeApp(trx: Tx, personId: string): Promise<void> {
  await trx.deleteFrom("code_apps").where("person_id", "=", personId).execute();
}
