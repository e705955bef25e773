import type { Selectable } from "kysely";
import type { Money } from "#shared/wire/fields.ts";
import type { PostMethod } from "#shared/wire/run.ts";
import { assertStep, postingSteps } from "../../domain/statuses.ts";
import type { PostingState } from "../../domain/statuses.ts";
import type { Database, Reader, Tx } from "../database.ts";
import { keyList } from "../key-list.ts";
import type { PostingsTable } from "./posting-tables.ts";

/** What a person agreed to when pressing Post (R20), and what became of it. */
export interface Posting {
  runId: string;
  personId: string;
  method: PostMethod;
  format: string | null;
  /** The run's version that the person saw. */
  runVersion: number;
  expectedInvoiceCount: number;
  expectedTotals: Money[];
  dueAt: string;
  state: PostingState;
  reason: string | null;
  createdAt: string;
  /** Why nothing of it is sent until a person resumes; null: nothing stands in the way. */
  haltedReason: string | null;
}

type NewPosting = Omit<Posting, "haltedReason">;

/** The latest posting of a run, or null. */
export async function findPosting(reader: Reader, runId: string): Promise<Posting | null> {
  const row = await reader
    .selectFrom("postings")
    .selectAll()
    .where("run_id", "=", runId)
    .executeTakeFirst();
  return row === undefined ? null : postingOf(row);
}

/** The latest postings of many runs, for a list. */
export async function listPostings(
  reader: Reader,
  dialect: Database["dialect"],
  runIds: Iterable<string>,
): Promise<Posting[]> {
  const rows = await reader
    .selectFrom("postings")
    .selectAll()
    .where("run_id", "in", keyList(dialect, runIds))
    .execute();
  return rows.map(postingOf);
}

/** Stores an intent; the one before it, refused or cancelled, gives way (the audit keeps it). */
export async function insertPosting(trx: Tx, posting: NewPosting): Promise<void> {
  const earlier = await findPosting(trx, posting.runId);
  if (earlier !== null) {
    assertStep(postingSteps, earlier.state, posting.state);
    await trx.deleteFrom("postings").where("run_id", "=", posting.runId).execute();
  }
  await trx
    .insertInto("postings")
    .values({
      run_id: posting.runId,
      person_id: posting.personId,
      method: posting.method,
      format: posting.format,
      run_version: posting.runVersion,
      expected_invoice_count: posting.expectedInvoiceCount,
      expected_totals: JSON.stringify(posting.expectedTotals),
      due_at: posting.dueAt,
      state: posting.state,
      reason: posting.reason,
      created_at: posting.createdAt,
    })
    .execute();
}

/** Takes one listed step; throws when the posting is not where it was thought to be. */
export async function savePostingState(
  trx: Tx,
  runId: string,
  from: PostingState,
  to: PostingState,
  reason: string | null = null,
): Promise<void> {
  assertStep(postingSteps, from, to);
  const saved = await trx
    .updateTable("postings")
    .set({ state: to, reason })
    .where("run_id", "=", runId)
    .where("state", "=", from)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`The posting of run ${runId} is not ${from}.`);
}

/** The held intent that is due next, in the order they were made. */
export async function findHeldPosting(reader: Reader): Promise<Posting | null> {
  const row = await reader
    .selectFrom("postings")
    .selectAll()
    .where("state", "=", "held")
    .orderBy("due_at")
    .orderBy("created_at")
    .orderBy("run_id")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : postingOf(row);
}

/** Stops the sending of a run for a reason, or lets it go on (null). */
export async function saveHalted(trx: Tx, runId: string, reason: string | null): Promise<void> {
  await trx
    .updateTable("postings")
    .set({ halted_reason: reason })
    .where("run_id", "=", runId)
    .execute();
}

function postingOf(row: Selectable<PostingsTable>): Posting {
  // safe because insertPosting alone writes this column
  const expectedTotals = JSON.parse(row.expected_totals) as Money[];
  return {
    runId: row.run_id,
    personId: row.person_id,
    method: row.method,
    format: row.format,
    runVersion: row.run_version,
    expectedInvoiceCount: row.expected_invoice_count,
    expectedTotals,
    dueAt: row.due_at,
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at,
    haltedReason: row.halted_reason,
  };
}
