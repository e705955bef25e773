import type { PeriodView } from "#shared/wire/period.ts";
import { AppError } from "../../domain/app-error.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findPeriod, savePeriodState } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";

/** Opens a closed period again, for a reason that is kept (R25). An open one stays as it is. Throws `period-not-found`. */
export async function reopenPeriod(
  context: Context,
  periodId: string,
  reason: string,
): Promise<PeriodView> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const period = await findPeriod(trx, periodId);
    if (!period) throw new AppError("period-not-found", "This period does not exist.");
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
