import type { PeriodView } from "#shared/wire/period.ts";
import { AppError } from "../../domain/app-error.ts";
import type { Reader } from "../../storage/database.ts";
import { findPeriod } from "../../storage/firm/periods.ts";
import { requireVersion } from "../require-version.ts";

export function periodNotFound(): AppError {
  return new AppError("period-not-found", "This period does not exist.");
}

/** The period, if it is still as the person saw it. Throws `period-not-found`, `version-changed`. */
export async function requirePeriod(
  reader: Reader,
  periodId: string,
  version: number,
): Promise<PeriodView> {
  const period = await findPeriod(reader, periodId);
  if (period === null) throw periodNotFound();
  requireVersion(period, version, "The period");
  return period;
}
