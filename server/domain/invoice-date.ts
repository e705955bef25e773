import { periodContaining } from "#shared/calendar.ts";
import type { Span } from "#shared/calendar.ts";
import { AppError } from "./app-error.ts";
import type { Refusal } from "./refusal.ts";

export type DatedPeriod = Span & { state: "open" | "closed" };

/** Why nothing can be dated or issued on a date (R3, P9); null in an open period. The one rule at every door. */
export function periodRefusal(periods: readonly DatedPeriod[], date: string): Refusal | null {
  switch (periodStateOf(periods, date)) {
    case "open":
      return null;
    case "none":
      return {
        code: "period-missing",
        reason: `There is no accounting period for ${date}. Choose another date, or ask an admin to add the period.`,
      };
    case "closed":
      return {
        code: "period-closed",
        reason: `${date} lies in a closed period. Choose another date, or ask an admin to reopen the period.`,
      };
  }
}

/** Refuses a date outside the open periods; inside the transaction that uses it. `location` is where it is said. */
export function requireOpenPeriod(
  periods: readonly DatedPeriod[],
  date: string,
  location: string,
): void {
  const refusal = periodRefusal(periods, date);
  if (refusal === null) return;
  throw new AppError(refusal.code, refusal.reason, [{ location, message: refusal.reason }]);
}

/** How the period of a date stands, for showing it. */
export function periodStateOf(
  periods: readonly DatedPeriod[],
  date: string,
): "open" | "closed" | "none" {
  return periodContaining(periods, date)?.state ?? "none";
}
