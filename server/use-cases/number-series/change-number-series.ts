import type { ChangeNumberSeriesBody, NumberSeriesView } from "#shared/wire/number-series.ts";
import { AppError } from "../../domain/app-error.ts";
import { checkSeriesChange } from "../../domain/number-series.ts";
import { writeAudit } from "../../storage/audit.ts";
import {
  highestNumberUnder,
  listNumberSeries,
  saveNumberSeries,
} from "../../storage/posting/number-series.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";
import { seriesView } from "./show-number-series.ts";

/**
 * Sets prefix and next number of a series: the opening position, or a new year's numbers (R14); in a restored copy it
 * confirms them. Posting counts as a change too, so nobody sets a number that was given meanwhile. Throws `series-not-found`, `version-changed`,
 * `validation`, `number-given`, `number-gap`.
 */
export async function changeNumberSeries(
  { database, clock, actor }: Context,
  series: string,
  version: number,
  { prefix, nextNumber, leaveGap }: ChangeNumberSeriesBody,
): Promise<NumberSeriesView> {
  return database.write(async (trx) => {
    const all = await listNumberSeries(trx);
    const before = all.find((one) => one.series === series);
    if (before === undefined) throw new AppError("series-not-found", "There is no such series.");
    requireVersion(before, version, "The numbering");
    const issued = await highestNumberUnder(trx, prefix);
    const lastIssued = prefix === before.prefix ? Math.max(before.lastIssued, issued) : issued;
    const otherPrefixes = all.filter((one) => one !== before).map((one) => one.prefix);
    checkSeriesChange({ prefix, nextNumber, leaveGap, lastIssued, otherPrefixes });
    const isSame = prefix === before.prefix && nextNumber === before.nextNumber;
    if (isSame && before.confirmed) return seriesView(before);
    const saved = await saveNumberSeries(trx, before, { prefix, nextNumber, lastIssued });
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "number-series-changed",
      subject: `number-series:${series}`,
      before: { prefix: before.prefix, nextNumber: before.nextNumber },
      after: {
        prefix,
        nextNumber,
        ...(leaveGap ? { gapConfirmed: true } : {}),
        ...(before.confirmed ? {} : { confirmed: true }),
      },
    });
    return seriesView(saved);
  });
}
