import { addDays, addMonths, generatePeriods, monthsIn } from "#shared/calendar.ts";
import type { PeriodFrequency, Span } from "#shared/calendar.ts";
import { AppError } from "./app-error.ts";
import type { Refusal } from "./refusal.ts";

/** A run that is being posted, as far as the person who closes may know it (R5). */
export interface RunBeingPosted {
  name: string;
  /** The run's own date, and those of its invoices that the person sees. */
  dates: readonly string[];
  /** Whether it has invoices that are hidden from the person: their dates are told to nobody, so they may be any. */
  hasHidden: boolean;
}

/**
 * Whether a run may have an invoice in the span. It must not hang on the dates of hidden invoices, or closing would
 * tell them (P11).
 */
export function mayLieIn(
  { dates, hasHidden }: RunBeingPosted,
  { startsOn, endsOn }: Span,
): boolean {
  return hasHidden || dates.some((date) => startsOn <= date && date <= endsOn);
}

/** What is known of a period when it is to be closed (R25). */
export interface ClosingFacts {
  state: "open" | "closed";
  /** Those that may have an invoice in the period. */
  runsBeingPosted: readonly RunBeingPosted[];
  /** Whether the person may know of runs (R2). */
  knowsRuns: boolean;
}

/** Nothing to close, or something in it is being posted (R25); null when it can be closed. */
export function closingRefusal({
  state,
  runsBeingPosted,
  knowsRuns,
}: ClosingFacts): Refusal | null {
  if (state === "closed") return { code: "period-closed", reason: "The period is closed already." };
  const [first, ...others] = runsBeingPosted;
  if (first === undefined) return null;
  const more = others.length === 0 ? " is" : ` and ${others.length} more are`;
  const what = knowsRuns ? `The run “${first.name}”${more}` : "A run is";
  return {
    code: "period-in-use",
    reason: `${what} being posted and may have an invoice in this period. Wait until it is done.`,
  };
}

/** What is known of a period that was added by mistake. */
export interface DeletionFacts {
  period: Span & { state: "open" | "closed" };
  /** All that there are, the earliest first. */
  periods: readonly Span[];
  /** Runs that are dated in it, or have an invoice there that the person sees. */
  runNames: readonly string[];
  /** Whether the person may know of runs (R2). */
  knowsRuns: boolean;
}

/**
 * Only an open period at either end goes, and only while nothing is dated in it. What is hidden from the person does
 * not count, or the answer would tell of it (P11): a draft there is in no period then, which is legal (R25), and the
 * same period can be added again.
 */
export function deletionRefusal(facts: DeletionFacts): Refusal | null {
  const { period, periods, runNames, knowsRuns } = facts;
  const isAtEnd = [periods[0], periods.at(-1)].some((end) => end?.startsOn === period.startsOn);
  if (!isAtEnd) {
    return {
      code: "periods-not-adjacent",
      reason: "Without it there would be a gap. Only the first or the last period can be deleted.",
    };
  }
  if (period.state === "closed") {
    return {
      code: "period-closed",
      reason: "It is closed. Reopen it, with a reason, before it is deleted.",
    };
  }
  const [first, ...others] = runNames;
  if (first === undefined) return null;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const what = knowsRuns ? `The run “${first}”${more}` : "A run";
  const are = knowsRuns && others.length > 0 ? "are" : "is";
  return {
    code: "period-in-use",
    reason: `${what} ${are} dated in it, or has an invoice there. Close it instead.`,
  };
}

/** How periods are asked for (R25). */
export interface PeriodsWanted {
  frequency: PeriodFrequency;
  startsOn: string;
  count: number;
}

/**
 * The periods to add: they follow on the last one or lead up to the first one, so that there are no gaps and no date
 * lies in two. Throws `periods-not-adjacent`.
 */
export function plannedPeriods(existing: readonly Span[], wanted: PeriodsWanted): Span[] {
  const { frequency, startsOn, count } = wanted;
  const through = addDays(addMonths(startsOn, count * monthsIn[frequency]), -1);
  const [first, last] = [existing[0], existing.at(-1)];
  if (first !== undefined && last !== undefined) {
    const after = addDays(last.endsOn, 1);
    const before = addDays(first.startsOn, -1);
    if (startsOn !== after && through !== before) {
      const message = `The periods would leave a gap or overlap with those that there are. Begin on ${after}, or end on ${before}.`;
      throw new AppError("periods-not-adjacent", message, [{ location: "/startsOn", message }]);
    }
  }
  return generatePeriods(frequency, startsOn, through);
}
