import type { PeriodWork } from "#shared/wire/period.ts";
import { mayLieIn } from "../../domain/periods.ts";
import { countDrafts, listPeriods, listRunsBeingPosted } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";

/** All periods, the earliest first, with what is still open in each, as far as the person may see it (R5, R25). */
export async function showPeriodWork({ database, actor }: Context): Promise<PeriodWork[]> {
  const { read } = database;
  const drafts = await countDrafts(read, actor.personId, null);
  const beingPosted = await listRunsBeingPosted(read, actor.personId);
  const draftCounts = new Map<string, number>();
  for (const { periodId, draftCount } of drafts) {
    draftCounts.set(periodId, (draftCounts.get(periodId) ?? 0) + draftCount);
  }
  return (await listPeriods(read)).map((period) => ({
    ...period,
    draftCount: draftCounts.get(period.id) ?? 0,
    postingCount: beingPosted.filter((run) => mayLieIn(run, period)).length,
  }));
}
