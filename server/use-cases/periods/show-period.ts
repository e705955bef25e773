import type { PeriodDetail } from "#shared/wire/period.ts";
import { closingRefusal, deletionRefusal, mayLieIn } from "../../domain/periods.ts";
import { permissionOf } from "../../domain/refusal.ts";
import {
  countDrafts,
  findPeriod,
  listPeriods,
  listRunsBeingPosted,
  listRunsDatedIn,
} from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";
import { periodNotFound } from "./require-period.ts";

/** A period with what is still open in it, as far as the person may see it (R5, R25). Throws `period-not-found`. */
export async function showPeriod(
  { database, actor }: Context,
  periodId: string,
): Promise<PeriodDetail> {
  const { read } = database;
  const period = await findPeriod(read, periodId);
  if (period === null) throw periodNotFound();
  const drafts = await countDrafts(read, actor.personId, periodId);
  const beingPosted = await listRunsBeingPosted(read, actor.personId);
  const runsBeingPosted = beingPosted.filter((run) => mayLieIn(run, period));
  const knowsRuns = actor.billingAccess;
  return {
    ...period,
    draftCount: drafts.reduce((sum, one) => sum + one.draftCount, 0),
    postingCount: runsBeingPosted.length,
    runs: knowsRuns
      ? drafts.map(({ runId, runName, draftCount }) => ({ id: runId, name: runName, draftCount }))
      : [],
    close: permissionOf(closingRefusal({ state: period.state, runsBeingPosted, knowsRuns })),
    delete: permissionOf(
      deletionRefusal({
        period,
        periods: await listPeriods(read),
        runNames: await listRunsDatedIn(read, actor.personId, period),
        knowsRuns,
      }),
    ),
  };
}
