import type { PeriodView } from "#shared/wire/period.ts";
import { listPeriods } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";

/** All periods, the earliest first (R25). */
export async function showPeriods({ database }: Context): Promise<PeriodView[]> {
  return listPeriods(database.read);
}
