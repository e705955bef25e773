import { deletionRefusal } from "../../domain/periods.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import { deletePeriod as deleteStored } from "../../storage/firm/periods.ts";
import { listPeriods, listRunsDatedIn } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";
import { requirePeriod } from "./require-period.ts";

/**
 * Deletes a period that was added by mistake (R25): the first or the last, open, with nothing dated in it. Throws
 * `period-not-found`, `version-changed`, `periods-not-adjacent`, `period-closed`, `period-in-use`.
 */
export async function deletePeriod(
  context: Context,
  periodId: string,
  version: number,
): Promise<void> {
  const { database, clock, actor } = context;
  await database.write(async (trx) => {
    const period = await requirePeriod(trx, periodId, version);
    enforce(
      deletionRefusal({
        period,
        periods: await listPeriods(trx),
        runNames: await listRunsDatedIn(trx, actor.personId, period),
        knowsRuns: actor.billingAccess,
      }),
    );
    await deleteStored(trx, periodId);
    const { startsOn, endsOn } = period;
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "period-deleted",
      subject: `period:${periodId}`,
      before: { startsOn, endsOn },
    });
  });
}
