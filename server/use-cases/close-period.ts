import type { ClosedPeriod } from "#shared/wire/period.ts";
import { AppError } from "../domain/app-error.ts";
import { checkClosing } from "../domain/periods.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Tx } from "../storage/database.ts";
import type { Context } from "./context.ts";
import { periodView } from "./period-view.ts";

/**
 * Closes a period (R25) and says how many drafts are left in it; they stay, but cannot be posted there.
 * Throws `period-not-found`, `period-closed`, `period-in-use`.
 */
export async function closePeriod(context: Context, periodId: string): Promise<ClosedPeriod> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const period = await trx
      .selectFrom("periods")
      .selectAll()
      .where("id", "=", periodId)
      .executeTakeFirst();
    if (!period) throw new AppError("period-not-found", "This period does not exist.");
    const span = { startsOn: period.starts_on, endsOn: period.ends_on };
    checkClosing({ state: period.state, runsBeingPosted: await runsBeingPostedIn(trx, span) });
    const draftCount = await countDrafts(trx, span);
    const closed = await trx
      .updateTable("periods")
      .set({ state: "closed", version: period.version + 1 })
      .where("id", "=", periodId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "period-closed",
      subject: `period:${periodId}`,
      before: { state: "open" },
      after: { state: "closed" },
    });
    return { ...periodView(closed), draftCount };
  });
}

interface Span {
  startsOn: string;
  endsOn: string;
}

/** Runs are listed for everybody, so their names disclose nothing (R2). */
async function runsBeingPostedIn(trx: Tx, { startsOn, endsOn }: Span): Promise<string[]> {
  const runs = await trx
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

/** Only invoices of public clients: an admin need not be on a hidden client's team (R5). */
async function countDrafts(trx: Tx, { startsOn, endsOn }: Span): Promise<number> {
  const { count } = await trx
    .selectFrom("invoices")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("number", "is", null)
    .where("restricted", "=", 0)
    .where("invoice_date", ">=", startsOn)
    .where("invoice_date", "<=", endsOn)
    .executeTakeFirstOrThrow();
  return count;
}
