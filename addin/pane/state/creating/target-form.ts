import { periodContaining } from "#shared/calendar.ts";
import type { PeriodView } from "#shared/wire/period.ts";

/** Whether a date can be an invoice date (R3), in the words beside the field. */
export type DateJudgement =
  | { usable: true; period: PeriodView }
  | { usable: false; why: "no-date" | "no-period" | "closed"; period: PeriodView | null };

export function judgeDate(date: string, periods: readonly PeriodView[]): DateJudgement {
  if (date === "") return { usable: false, why: "no-date", period: null };
  const period = periodContaining(periods, date);
  if (period === null) return { usable: false, why: "no-period", period };
  return period.state === "open"
    ? { usable: true, period }
    : { usable: false, why: "closed", period };
}
