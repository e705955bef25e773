import { sql } from "kysely";
import type { Span } from "#shared/calendar.ts";
import type { PeriodView } from "#shared/wire/period.ts";
import type { RunBeingPosted } from "../../domain/periods.ts";
import type { Reader, Tx } from "../database.ts";
import type { PeriodsTable } from "../tables.ts";
import { invoiceHiddenFrom, invoiceVisibleTo } from "../visibility.ts";

/** All periods, the earliest first. */
export async function listPeriods(reader: Reader): Promise<PeriodView[]> {
  const rows = await reader.selectFrom("periods").selectAll().orderBy("starts_on").execute();
  return rows.map(periodOf);
}

export async function findPeriod(reader: Reader, id: string): Promise<PeriodView | null> {
  const row = await reader
    .selectFrom("periods")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? periodOf(row) : null;
}

/** Opens or closes a period, with the next version. */
export async function savePeriodState(
  trx: Tx,
  period: PeriodView,
  state: PeriodView["state"],
): Promise<PeriodView> {
  const version = period.version + 1;
  await trx.updateTable("periods").set({ state, version }).where("id", "=", period.id).execute();
  return { ...period, state, version };
}

export async function insertPeriods(trx: Tx, periods: readonly PeriodView[]): Promise<void> {
  const rows = periods.map(({ id, startsOn, endsOn, state, version }) => ({
    id,
    starts_on: startsOn,
    ends_on: endsOn,
    state,
    version,
  }));
  if (rows.length > 0) await trx.insertInto("periods").values(rows).execute();
}

export async function deletePeriod(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom("periods").where("id", "=", id).execute();
}

/** Names of the runs that are dated in a span, or have an invoice there that the person sees (R5). */
export async function listRunsDatedIn(
  reader: Reader,
  personId: string,
  { startsOn, endsOn }: Span,
): Promise<string[]> {
  const rows = await reader
    .selectFrom("runs")
    .select("name")
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        and([eb("runs.invoice_date", ">=", startsOn), eb("runs.invoice_date", "<=", endsOn)]),
        exists(
          selectFrom("invoices")
            .select("invoices.id")
            .whereRef("invoices.run_id", "=", "runs.id")
            .where("invoices.invoice_date", ">=", startsOn)
            .where("invoices.invoice_date", "<=", endsOn)
            .where(invoiceVisibleTo(personId)),
        ),
      ]),
    )
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

/** Runs that are being posted, by name, with the dates that the person sees (R5, R25). */
export async function listRunsBeingPosted(
  reader: Reader,
  personId: string,
): Promise<RunBeingPosted[]> {
  const rows = await reader
    .selectFrom("runs")
    .leftJoin("invoices", "invoices.run_id", "runs.id")
    .where("runs.status", "=", "posting")
    .select(["runs.id", "runs.name", "runs.invoice_date as run_date"])
    .select([
      sql<string | null>`case when ${invoiceHiddenFrom(personId)} then null
        else invoices.invoice_date end`.as("seen_date"),
      sql<number>`case when ${invoiceHiddenFrom(personId)} then 1 else 0 end`.as("hidden"),
    ])
    .distinct()
    .orderBy("runs.name")
    .orderBy("runs.id")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => ({
    name: own[0]?.name ?? "",
    dates: own.flatMap(({ run_date: runDate, seen_date: seenDate }) => [
      runDate,
      ...(seenDate === null ? [] : [seenDate]),
    ]),
    hasHidden: own.some(({ hidden }) => hidden === 1),
  }));
}

/** Drafts that the person sees, by the period they are dated in and the run they are of (R5). */
export interface PeriodDrafts {
  periodId: string;
  runId: string;
  runName: string;
  draftCount: number;
}

/** Of one period, or of all. */
export async function countDrafts(
  reader: Reader,
  personId: string,
  periodId: string | null,
): Promise<PeriodDrafts[]> {
  let query = reader
    .selectFrom("periods")
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.invoice_date", ">=", "periods.starts_on")
        .onRef("invoices.invoice_date", "<=", "periods.ends_on"),
    )
    .innerJoin("runs", "runs.id", "invoices.run_id")
    .where("invoices.number", "is", null)
    .where(invoiceVisibleTo(personId))
    .select(["periods.id as period_id", "runs.id as run_id", "runs.name as run_name"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .groupBy(["periods.id", "runs.id", "runs.name"])
    .orderBy("runs.name")
    .orderBy("runs.id");
  if (periodId !== null) query = query.where("periods.id", "=", periodId);
  return (await query.execute()).map((row) => ({
    periodId: row.period_id,
    runId: row.run_id,
    runName: row.run_name,
    draftCount: row.count,
  }));
}

function periodOf(row: PeriodsTable): PeriodView {
  const { id, state, version } = row;
  return { id, startsOn: row.starts_on, endsOn: row.ends_on, state, version };
}
