import { periodContaining } from "#shared/calendar.ts";
import type { Span } from "#shared/calendar.ts";
import { AppError } from "./app-error.ts";

export type DatedPeriod = Span & { state: "open" | "closed" };

/** Refuses a date outside the open periods (R3). `location` is where the request says it. */
export function requireOpenPeriod(
  periods: readonly DatedPeriod[],
  date: string,
  location: string,
): void {
  const period = periodContaining(periods, date);
  if (period?.state === "open") return;
  const [code, detail] =
    period === null
      ? ([
          "period-missing",
          `There is no accounting period for ${date}. Choose another date, or ask an admin to add the period.`,
        ] as const)
      : ([
          "period-closed",
          `${date} lies in a closed period. Choose another date, or ask an admin to reopen the period.`,
        ] as const);
  throw new AppError(code, detail, [{ location, message: detail }]);
}

/** How the period of a date stands, for showing it. */
export function periodStateOf(
  periods: readonly DatedPeriod[],
  date: string,
): "open" | "closed" | "none" {
  return periodContaining(periods, date)?.state ?? "none";
}
