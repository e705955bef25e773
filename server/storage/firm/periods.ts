import type { PeriodView } from "#shared/wire/period.ts";
import type { Reader, Tx } from "../database.ts";
import type { PeriodsTable } from "../tables.ts";

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
  await trx.insertInto("periods").values(rows).execute();
}

type Span = Pick<PeriodView, "startsOn" | "endsOn">;

/** Names of runs that are being posted with an invoice in the span. Runs are listed for everybody (R2). */
export async function namesOfRunsBeingPosted(
  reader: Reader,
  { startsOn, endsOn }: Span,
): Promise<string[]> {
  const runs = await reader
    .selectFrom("runs as r")
    .select("r.name")
    .where("r.status", "=", "posting")
    .where((where) =>
      where.exists(
        where
          .selectFrom("invoices as i")
          .select("i.id")
          .whereRef("i.run_id", "=", "r.id")
          .where("i.invoice_date", ">=", startsOn)
          .where("i.invoice_date", "<=", endsOn),
      ),
    )
    .orderBy("r.name")
    .execute();
  return runs.map(({ name }) => name);
}

/** Drafts dated in the span, of public clients only: who closes a period need not be on a hidden client's team (R5). */
export async function countPublicDrafts(
  reader: Reader,
  { startsOn, endsOn }: Span,
): Promise<number> {
  const { count } = await reader
    .selectFrom("invoices")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("number", "is", null)
    .where("restricted", "=", 0)
    .where("invoice_date", ">=", startsOn)
    .where("invoice_date", "<=", endsOn)
    .executeTakeFirstOrThrow();
  return count;
}

function periodOf(row: PeriodsTable): PeriodView {
  const { id, state, version } = row;
  return { id, startsOn: row.starts_on, endsOn: row.ends_on, state, version };
}
