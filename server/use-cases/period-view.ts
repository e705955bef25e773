import type { PeriodView } from "#shared/wire/period.ts";
import type { PeriodsTable } from "../storage/tables.ts";

export function periodView(row: PeriodsTable): PeriodView {
  const { id, state, version } = row;
  return { id, startsOn: row.starts_on, endsOn: row.ends_on, state, version };
}
