import { sql } from "kysely";
import type { Reader } from "./database.ts";
import type { AuditTable } from "./tables.ts";
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

export interface AuditWanted {
  personId: string | null;
  action: string | null;
  /** A kind ("run"), or one thing ("run:<id>"). */
  subject: string | null;
  /** Instants; the second is no longer wanted. */
  from: string | null;
  until: string | null;
}

/**
 * Where a page begins: at this instant, after so many rows of it that the person has seen. Numbers of the chain would
 * tell how many rows are hidden in between (P11).
 */
export interface AuditPlace {
  at: string;
  seenCount: number;
}

export type AuditRow = Pick<
  AuditTable,
  "at" | "person_id" | "action" | "subject" | "before" | "after"
>;

/** Rows that the person may read, the newest first. */
export async function listAudit(
  reader: Reader,
  personId: string,
  wanted: AuditWanted,
  page: { place: AuditPlace | null; limit: number },
): Promise<AuditRow[]> {
  let query = reader
    .selectFrom("audit")
    .select(["at", "person_id", "action", "subject", "before", "after"])
    .where(auditVisibleTo(personId))
    .orderBy("at", "desc")
    .orderBy("sequence", "desc")
    .limit(page.limit);
  const { personId: by, action, subject, from, until } = wanted;
  if (by !== null) query = query.where("person_id", "=", by);
  if (action !== null) query = query.where("action", "=", action);
  if (subject?.includes(":")) query = query.where("subject", "=", subject);
  else if (subject !== null) {
    query = query.where(({ eb, or }) =>
      or([eb("subject", "=", subject), eb("subject", "like", `${subject}:%`)]),
    );
  }
  if (from !== null) query = query.where("at", ">=", from);
  if (until !== null) query = query.where("at", "<", until);
  if (page.place !== null) {
    query = query.where("at", "<=", page.place.at).offset(page.place.seenCount);
  }
  return query.execute();
}
