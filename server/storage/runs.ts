import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { DetailLevel, Grouping } from "#shared/grouping.ts";
import type { PersonName } from "#shared/wire/fields.ts";
import type { PostMethod, RunStatus, RunTab } from "#shared/wire/run.ts";
import type { Reader, Tx } from "./database.ts";

export interface Run {
  id: string;
  name: string;
  status: RunStatus;
  invoiceDate: string;
  grouping: Grouping;
  detailLevel: DetailLevel;
  method: PostMethod | null;
  createdAt: string;
  createdBy: PersonName;
  postedAt: string | null;
  postedBy: PersonName | null;
  version: number;
}

function selectRuns(reader: Reader) {
  return reader
    .selectFrom("runs")
    .innerJoin("people as maker", "maker.id", "runs.created_by")
    .leftJoin("people as poster", "poster.id", "runs.posted_by")
    .select([
      "runs.id",
      "runs.name",
      "runs.status",
      "runs.invoice_date",
      "runs.grouping",
      "runs.detail_level",
      "runs.method",
      "runs.created_at",
      "runs.created_by",
      "maker.name as maker_name",
      "runs.posted_at",
      "runs.posted_by",
      "poster.name as poster_name",
      "runs.version",
    ]);
}

export async function findRun(reader: Reader, id: string): Promise<Run | null> {
  const row = await selectRuns(reader).where("runs.id", "=", id).executeTakeFirst();
  return row === undefined ? null : runOf(row);
}

export async function findRunByNameKey(reader: Reader, nameKey: string): Promise<Run | null> {
  const row = await selectRuns(reader).where("runs.name_key", "=", nameKey).executeTakeFirst();
  return row === undefined ? null : runOf(row);
}

/** Where a page of the list begins: after this run, in the order of the list. */
export interface RunCursor {
  createdAt: string;
  id: string;
}

/** Runs, the newest first. One that is being posted stands under Draft (R4). */
export async function listRuns(
  reader: Reader,
  wanted: { tab: RunTab; searchKey: string; after: RunCursor | null; limit: number },
): Promise<Run[]> {
  const { tab, searchKey, after, limit } = wanted;
  let query = selectRuns(reader)
    .orderBy("runs.created_at", "desc")
    .orderBy("runs.id", "desc")
    .limit(limit);
  if (tab !== "all") query = query.where("runs.status", "in", statusesOf[tab]);
  if (searchKey !== "") query = query.where(nameContains(searchKey));
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("runs.created_at", "runs.id"), "<", tuple(after.createdAt, after.id)),
    );
  }
  return (await query.execute()).map(runOf);
}

const statusesOf: Record<Exclude<RunTab, "all">, readonly RunStatus[]> = {
  draft: ["draft", "posting"],
  posted: ["posted"],
};

/** How many runs each tab has, among those found. */
export async function countRuns(
  reader: Reader,
  searchKey: string,
): Promise<Record<RunTab, number>> {
  let query = reader
    .selectFrom("runs")
    .select(({ fn }) => ["status", fn.countAll<number>().as("count")])
    .groupBy("status");
  if (searchKey !== "") query = query.where(nameContains(searchKey));
  const rows = await query.execute();
  const count = (statuses: readonly RunStatus[]) =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  const draft = count(statusesOf.draft);
  const posted = count(statusesOf.posted);
  return { all: draft + posted, draft, posted };
}

function nameContains(searchKey: string): RawBuilder<SqlBool> {
  const pattern = `%${searchKey.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`runs.name_key like ${pattern} escape ${sql.lit("\\")}`;
}

export async function insertRun(
  trx: Tx,
  run: Omit<Run, "createdBy" | "postedAt" | "postedBy" | "method" | "status" | "version">,
  nameKey: string,
  createdBy: string,
): Promise<void> {
  await trx
    .insertInto("runs")
    .values({
      id: run.id,
      name: run.name,
      name_key: nameKey,
      status: "draft",
      invoice_date: run.invoiceDate,
      grouping: run.grouping,
      detail_level: run.detailLevel,
      method: null,
      created_at: run.createdAt,
      created_by: createdBy,
      posted_at: null,
      posted_by: null,
      version: 1,
    })
    .execute();
}

/** Writes what changed and counts the change; without changes it counts a change of the run's invoices. */
export async function saveRun(
  trx: Tx,
  id: string,
  changes: { name?: string; nameKey?: string; invoiceDate?: string } = {},
): Promise<void> {
  await trx
    .updateTable("runs")
    .set((eb) => ({
      version: eb("version", "+", 1),
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.nameKey === undefined ? {} : { name_key: changes.nameKey }),
      ...(changes.invoiceDate === undefined ? {} : { invoice_date: changes.invoiceDate }),
    }))
    .where("id", "=", id)
    .execute();
}

/** Its invoices are deleted first. */
export async function deleteRun(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom("run_totals").where("run_id", "=", id).execute();
  await trx.deleteFrom("postings").where("run_id", "=", id).execute();
  await trx.deleteFrom("runs").where("id", "=", id).execute();
}

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>["execute"]>>[number];

function runOf(row: RunRow): Run {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    invoiceDate: row.invoice_date,
    grouping: row.grouping,
    detailLevel: row.detail_level,
    method: row.method,
    createdAt: row.created_at,
    createdBy: { id: row.created_by, name: row.maker_name },
    postedAt: row.posted_at,
    postedBy: row.posted_by === null ? null : { id: row.posted_by, name: row.poster_name ?? "" },
    version: row.version,
  };
}
