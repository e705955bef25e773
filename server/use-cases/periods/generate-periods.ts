import type { GeneratePeriodsBody, PeriodView } from "#shared/wire/period.ts";
import { plannedPeriods } from "../../domain/periods.ts";
import { writeAudit } from "../../storage/audit.ts";
import { insertPeriods, listPeriods } from "../../storage/firm/periods.ts";
import type { Context } from "../context.ts";

/**
 * Adds open periods of one length, after the last or before the first that there is (R25). Two people who add the
 * same get them once: the second is told. Throws `periods-not-adjacent`.
 */
export async function generatePeriods(
  context: Context,
  body: GeneratePeriodsBody,
): Promise<PeriodView[]> {
  const { database, clock, ids, actor } = context;
  return database.write(async (trx) => {
    const spans = plannedPeriods(await listPeriods(trx), body);
    const periods = spans.map((span) => ({
      id: ids.next(),
      ...span,
      state: "open" as const,
      version: 1,
    }));
    await insertPeriods(trx, periods);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "periods-generated",
      subject: `period:${periods[0]?.id ?? ""}`,
      after: { ...body, endsOn: spans.at(-1)?.endsOn },
    });
    return periods;
  });
}
