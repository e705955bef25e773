import type { ClosedPeriod } from "#shared/wire/period.ts";
import { closingRefusal, mayLieIn } from "../../domain/periods.ts";
import { enforce } from "../../domain/refusal.ts";
import { seesWholeAudit } from "../../storage/audit-list.ts";
import { writeAudit } from "../../storage/audit.ts";
import { countDrafts, listRunsBeingPosted, savePeriodState } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";
import { requirePeriod } from "./require-period.ts";

/**
 * Closes a period (R25) and says how many drafts are left in it; they stay, but cannot be posted there.
 * Throws `period-not-found`, `version-changed`, `period-closed`, `period-in-use`.
 */
export async function closePeriod(
  context: Context,
  periodId: string,
  version: number,
): Promise<ClosedPeriod> {
  const { database, clock, actor } = context;
  return database.write(async (trx) => {
    const period = await requirePeriod(trx, periodId, version);
    const beingPosted = await listRunsBeingPosted(trx, actor.personId);
    enforce(
      closingRefusal({
        state: period.state,
        runsBeingPosted: beingPosted.filter((run) => mayLieIn(run, period)),
        knowsRuns: actor.billingAccess,
      }),
    );
    const drafts = await countDrafts(trx, actor.personId, periodId);
    const draftCount = drafts.reduce((sum, one) => sum + one.draftCount, 0);
    const closed = await savePeriodState(trx, period, "closed");
    const headHash = await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "period-closed",
      subject: `period:${periodId}`,
      before: { state: "open" },
      after: { state: "closed" },
    });
    const seesWhole = await seesWholeAudit(trx, actor.personId);
    return { ...closed, draftCount, auditHeadHash: seesWhole ? headHash : null };
  });
}
