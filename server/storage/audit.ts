import { createHash } from "node:crypto";
import { bulkInsert } from "./bulk-insert.ts";
import type { Database, Reader, Tx } from "./database.ts";
import type { AuditTable } from "./tables.ts";

/** One change, as the audit keeps it (R27). `before` and `after` are stored as JSON. */
export interface AuditEvent {
  at: string;
  personId: string | null;
  /** What was done, e.g. "period-closed". */
  action: string;
  /** What it was done to, e.g. "period:<id>". */
  subject: string;
  before?: unknown;
  after?: unknown;
  /** Only this client's team may read the row (R5). */
  restrictedClientId?: string | null;
}

const noHash = "0".repeat(64);

/**
 * Adds a row to the audit chain; in the transaction of the change itself, so that neither stands alone. Returns its
 * hash, the head of the chain.
 */
export async function writeAudit(trx: Tx, event: AuditEvent): Promise<string> {
  const row = chainedRow(event, await lastLink(trx));
  await trx.insertInto("audit").values(row).execute();
  return row.hash;
}

/** Adds many rows at once, in the order given. */
export async function writeAudits(
  trx: Tx,
  dialect: Database["dialect"],
  events: readonly AuditEvent[],
): Promise<void> {
  let link = await lastLink(trx);
  const rows = events.map((event) => {
    const row = chainedRow(event, link);
    link = row;
    return row;
  });
  await bulkInsert(trx, dialect, "audit", rows);
}

type Link = Pick<AuditTable, "sequence" | "hash">;

async function lastLink(trx: Tx): Promise<Link> {
  const last = await trx
    .selectFrom("audit")
    .select(["sequence", "hash"])
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? { sequence: 0, hash: noHash };
}

function chainedRow(event: AuditEvent, last: Link): AuditTable {
  const row = {
    sequence: last.sequence + 1,
    at: event.at,
    person_id: event.personId,
    action: event.action,
    subject: event.subject,
    before: jsonOrNull(event.before),
    after: jsonOrNull(event.after),
    restricted_client_id: event.restrictedClientId ?? null,
    previous_hash: last.hash,
  };
  return { ...row, hash: hashOf(row) };
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function hashOf(row: Omit<AuditTable, "hash">): string {
  const content = [
    row.previous_hash,
    row.sequence,
    row.at,
    row.person_id,
    row.action,
    row.subject,
    row.before,
    row.after,
    row.restricted_client_id,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** What `verifyAudit` found; `headHash` is worth keeping elsewhere, since a chain cannot show a total rewrite. */
export type AuditVerdict =
  | { intact: true; rowCount: number; headHash: string }
  | { intact: false; rowCount: number; brokenAt: number; reason: string };

const pageSize = 1_000;

/** Follows the chain from the first row to the last (P14); between slices others have their `turn`. */
export async function verifyAudit(
  reader: Reader,
  turn: () => Promise<void> = async () => undefined,
): Promise<AuditVerdict> {
  let rowCount = 0;
  let previousHash = noHash;
  for (;;) {
    const rows = await reader
      .selectFrom("audit")
      .selectAll()
      .where("sequence", ">", rowCount)
      .orderBy("sequence")
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      const reason = faultOf(row, rowCount + 1, previousHash);
      if (reason) return { intact: false, rowCount, brokenAt: row.sequence, reason };
      rowCount = row.sequence;
      previousHash = row.hash;
    }
    if (rows.length < pageSize) return { intact: true, rowCount, headHash: previousHash };
    await turn();
  }
}

function faultOf(row: AuditTable, expected: number, previousHash: string): string | null {
  if (row.sequence !== expected) return `row ${expected} is missing`;
  if (row.previous_hash !== previousHash)
    return `row ${expected} does not follow the one before it`;
  if (row.hash !== hashOf(row)) return `row ${expected} was changed after it was written`;
  return null;
}
