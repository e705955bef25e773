import { sql } from "kysely";
import type { Reader } from "./database.ts";
import { auditVisibleTo } from "./visibility.ts";

/** Whether no row of the audit is hidden from the person; only they may know how long it is, and its head (P11). */
export async function seesWholeAudit(reader: Reader, personId: string): Promise<boolean> {
  const hidden = await reader
    .selectFrom("audit")
    .select("sequence")
    .where(sql<boolean>`not ${auditVisibleTo(personId)}`)
    .limit(1)
    .executeTakeFirst();
  return hidden === undefined;
}
