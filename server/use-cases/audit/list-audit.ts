import type { AuditPage, AuditQuery } from "#shared/wire/audit.ts";
import { listAudit as listRows } from "../../storage/audit-list.ts";
import type { AuditPlace } from "../../storage/audit-list.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import type { Context } from "../context.ts";
import { auditEntries, placeAfter, wantedOf } from "./audit-entries.ts";

/** A page of the audit, the newest first, of what the person may see (R5, R27). Throws `validation`. */
export async function listAudit(
  { database, actor }: Context,
  { cursor, limit, ...filter }: AuditQuery,
): Promise<AuditPage> {
  const place = placeOf(cursor);
  const wanted = await wantedOf(database.read, filter);
  const rows = await listRows(database.read, actor.personId, wanted, { place, limit });
  const next = placeAfter(rows, place, limit);
  return {
    entries: await auditEntries(database, actor.personId, rows),
    nextCursor: next === null ? null : writeCursor([next.at, String(next.seenCount)]),
  };
}

function placeOf(cursor: string | undefined): AuditPlace | null {
  const [at, seen] = readCursor(cursor, 2) ?? [];
  if (at === undefined || seen === undefined) return null;
  const seenCount = /^\d{1,9}$/.test(seen) ? Number(seen) : 0;
  return { at, seenCount };
}
