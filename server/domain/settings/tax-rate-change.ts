import { isDeepStrictEqual } from "node:util";
import type { AddTaxRateBody, ChangeTaxRateBody } from "#shared/wire/tax-rate.ts";
import { AppError } from "../app-error.ts";
import type { Refusal } from "../refusal.ts";

interface Facts {
  createdAt: string;
  /** When a run was posted last; null when none was. Everybody knows of runs (R2), so it tells of no hidden invoice. */
  lastPostedAt: string | null;
}

/** A rate with which invoices may have been issued stays as it is: they name it (R14). */
export function correctTaxRateRefusal({ createdAt, lastPostedAt }: Facts): Refusal | null {
  if (lastPostedAt === null || lastPostedAt < createdAt) return null;
  return {
    code: "tax-rate-in-use",
    reason:
      "A run has been posted since this rate was entered, so it stays as it is. End it, or add a new rate from a later day.",
  };
}

/** Whether a change does more than to end a rate, or to let it go on. */
export function isCorrection(before: AddTaxRateBody, body: ChangeTaxRateBody): boolean {
  return (
    before.name !== body.name ||
    before.validFrom !== body.validFrom ||
    !isDeepStrictEqual(before.components, body.components)
  );
}

/** Two rates of one code cannot begin on the same day. Throws `tax-rate-exists`. */
export function requireFreeStart(
  others: readonly { code: string; validFrom: string }[],
  rate: { code: string; validFrom: string },
): void {
  const taken = others.some(
    ({ code, validFrom }) => code === rate.code && validFrom === rate.validFrom,
  );
  if (!taken) return;
  throw new AppError(
    "tax-rate-exists",
    `There is a rate with the code ${rate.code} from ${rate.validFrom} on already.`,
    [{ location: "/validFrom", message: "Choose another day." }],
  );
}
