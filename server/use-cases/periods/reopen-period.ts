import type { PeriodView } from "#shared/wire/period.ts";
import { writeAudit } from "../../storage/audit.ts";
import { savePeriodState } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";
import { requirePeriod } from "./require-period.ts";

/**
 * Opens a closed period again, for a reason that is kept (R25). An open one stays as it is. Throws
 * `period-not-found`, `version-changed`.
 */
export async function reopenPeriod(
  context: Context,
  periodId: string,
  version: number,
  reason: string,
): Promise<PeriodView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const period = await requirePeriod(trx, periodId, version);
    if (period.state === "open") return period;
    const opened = await savePeriodState(trx, period, "open");
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "period-reopened",
      subject: `period:${periodId}`,
      before: { state: "closed" },
      after: { state: "open", reason },
    });
    return opened;
  });
}
