import { AppError } from "./app-error.ts";

/** What is known of a period when it is to be closed (R25). */
export interface ClosingFacts {
  state: "open" | "closed";
  /** Names of runs that are being posted and have an invoice in the period. */
  runsBeingPosted: readonly string[];
}

/** Throws `period-closed` when there is nothing to close, `period-in-use` while a run in it is being posted (R25). */
export function checkClosing({ state, runsBeingPosted }: ClosingFacts): void {
  if (state === "closed") throw new AppError("period-closed", "The period is closed already.");
  if (runsBeingPosted.length > 0) {
    const [first, ...others] = runsBeingPosted;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    throw new AppError(
      "period-in-use",
      `The run “${first}”${more} is being posted with an invoice in this period. Wait until it is done.`,
    );
  }
}
