import type { ClosedPeriod } from "#shared/wire/period.ts";
import { AppError } from "../../domain/app-error.ts";
import { checkClosing } from "../../domain/periods.ts";
import { writeAudit } from "../../storage/audit.ts";
import {
  countPublicDrafts,
  findPeriod,
  namesOfRunsBeingPosted,
  savePeriodState,
} from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";

/**
 * Closes a period (R25) and says how many drafts are left in it; they stay, but cannot be posted there.
 * Throws `period-not-found`, `period-closed`, `period-in-use`.
 */
export async function closePeriod(context: Context, periodId: string): Promise<ClosedPeriod> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const period = await findPeriod(trx, periodId);
    if (!period) throw new AppError("period-not-found", "This period does not exist.");
    const runsBeingPosted = await namesOfRunsBeingPosted(trx, period);
    checkClosing({ state: period.state, runsBeingPosted });
    const draftCount = await countPublicDrafts(trx, period);
    const closed = await savePeriodState(trx, period, "closed");
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "period-closed",
      subject: `period:${periodId}`,
      before: { state: "open" },
      after: { state: "closed" },
    });
    return { ...closed, draftCount };
  });
}
