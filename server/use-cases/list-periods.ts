import type { PeriodView } from "#shared/wire/period.ts";
import type { Context } from "./context.ts";
import { periodView } from "./period-view.ts";

/** All periods, the earliest first (R25). */
export async function listPeriods({ database }: Context): Promise<PeriodView[]> {
  const rows = await database.read.selectFrom("periods").selectAll().orderBy("starts_on").execute();
  return rows.map(periodView);
}
