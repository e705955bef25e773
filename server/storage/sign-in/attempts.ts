import type { Reader, Tx } from "../database.ts";

export interface Attempts {
  subject: string;
  failureCount: number;
  nextAt: string;
}

export async function findAttempts(
  reader: Reader,
  subjects: readonly string[],
  now: string,
): Promise<Attempts[]> {
  const rows = await reader
    .selectFrom("sign_in_attempts")
    .selectAll()
    .where("subject", "in", [...subjects])
    .where("forget_at", ">", now)
    .execute();
  return rows.map((row) => ({
    subject: row.subject,
    failureCount: row.failure_count,
    nextAt: row.next_at,
  }));
}

export async function saveAttempts(
  trx: Tx,
  { subject, failureCount, nextAt }: Attempts,
  forgetAt: string,
): Promise<void> {
  const columns = { failure_count: failureCount, next_at: nextAt, forget_at: forgetAt };
  await trx
    .insertInto("sign_in_attempts")
    .values({ subject, ...columns })
    .onConflict((conflict) => conflict.column("subject").doUpdateSet(columns))
    .execute();
}

export async function deleteAttempts(trx: Tx, subject: string): Promise<void> {
  await trx.deleteFrom("sign_in_attempts").where("subject", "=", subject).execute();
}

export async function forgetAttempts(trx: Tx, now: string): Promise<void> {
  await trx.deleteFrom("sign_in_attempts").where("forget_at", "<=", now).execute();
}
