import { addDays, startOfDay } from "#shared/calendar.ts";
import type { AuditEntry, AuditFilter } from "#shared/wire/audit.ts";
import { auditChanges } from "../../domain/audit/audit-changes.ts";
import { auditText, subjectParts } from "../../domain/audit/audit-words.ts";
import type { AuditPlace, AuditRow, AuditWanted } from "../../storage/audit-list.ts";
import { readAuditNames } from "../../storage/audit-names.ts";
import type { Database, Reader } from "../../storage/database.ts";
import { readFirm } from "../../storage/firm/firm.ts";

/** A filter as storage takes it: the firm's days as instants. */
export async function wantedOf(reader: Reader, filter: AuditFilter): Promise<AuditWanted> {
  const { timeZone } = await readFirm(reader);
  const { personId = null, action = null, subject = null, from, through } = filter;
  return {
    personId,
    action,
    subject,
    from: from === undefined ? null : startOfDay(timeZone, from),
    until: through === undefined ? null : startOfDay(timeZone, addDays(through, 1)),
  };
}

/** Rows that the person may read, in words. */
export async function auditEntries(
  database: Database,
  personId: string,
  rows: readonly AuditRow[],
): Promise<AuditEntry[]> {
  const contents = rows.map((row) => ({
    at: row.at,
    personId: row.person_id,
    action: row.action,
    subject: row.subject,
    before: contentOf(row.before),
    after: contentOf(row.after),
  }));
  const ids = new Map<string, Set<string>>();
  const want = (kind: string, id: string) => {
    ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  };
  for (const { subject, before, after } of contents) {
    const { kind, id } = subjectParts(subject);
    want(kind, id);
    for (const content of [before, after]) {
      const runId = Object(content)["runId"];
      if (typeof runId === "string") want("run", runId);
    }
  }
  const names = await readAuditNames(database.read, database.dialect, personId, ids);
  return contents.map((facts) => ({
    at: facts.at,
    by:
      facts.personId === null
        ? null
        : { id: facts.personId, name: names.people.get(facts.personId) ?? "" },
    action: facts.action,
    subject: facts.subject,
    text: auditText(facts, names),
    changes: auditChanges(facts.before, facts.after, names),
  }));
}

function contentOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

/** Where the page after these rows begins; null when there were no more. */
export function placeAfter(
  rows: readonly AuditRow[],
  before: AuditPlace | null,
  limit: number,
): AuditPlace | null {
  const at = rows.at(-1)?.at;
  if (at === undefined || rows.length < limit) return null;
  const seen = rows.filter((row) => row.at === at).length;
  return { at, seenCount: seen + (before?.at === at ? before.seenCount : 0) };
}
