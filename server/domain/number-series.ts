import { AppError } from "./app-error.ts";

/** What is known of a series when it is to be changed (R14). */
export interface SeriesFacts {
  prefix: string;
  nextNumber: number;
  leaveGap: boolean;
  /** The highest number ever given under that prefix; 0 when there is none. */
  lastIssued: number;
  /** Of the other series: the same would give the same numbers. */
  otherPrefixes: readonly string[];
}

export const unconfirmedNumbers =
  "This is a restored copy: its next numbers may have been given already. An admin has to confirm them first, on the admin page under Invoices and mail.";

/**
 * Refuses numbers that were given already, and a gap that nobody has agreed to. Before the first number of a prefix
 * is given there is no gap: the firm goes on where its former program stopped. Throws `validation`, `number-given`,
 * `number-gap`.
 */
export function checkSeriesChange(facts: SeriesFacts): void {
  const { prefix, nextNumber, leaveGap, lastIssued, otherPrefixes } = facts;
  if (otherPrefixes.some((other) => other.toUpperCase() === prefix.toUpperCase())) {
    const message =
      "Invoices and credit notes need prefixes that differ, or they would share numbers.";
    throw new AppError("validation", message, [{ location: "/prefix", message }]);
  }
  if (lastIssued === 0) return;
  if (nextNumber <= lastIssued) {
    const message = `${prefix}${lastIssued} has been given already. The next number can be ${prefix}${lastIssued + 1} or higher.`;
    throw new AppError("number-given", message, [{ location: "/nextNumber", message }]);
  }
  if (nextNumber > lastIssued + 1 && !leaveGap) {
    const first = `${prefix}${lastIssued + 1}`;
    const last = `${prefix}${nextNumber - 1}`;
    const what = first === last ? `The number ${first}` : `The numbers ${first} to ${last}`;
    const message = `${what} would never be used, which an auditor will ask about. Confirm that this is meant.`;
    throw new AppError("number-gap", message, [{ location: "/leaveGap", message }]);
  }
}
