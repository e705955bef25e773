import { AppError } from "../../domain/app-error.ts";
import { enforce } from "../../domain/refusal.ts";
import { correctTaxRateRefusal } from "../../domain/settings/tax-rate-change.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { deleteTaxRate, lastPostedAt } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";
import { requireTaxRate } from "./tax-rate-view.ts";

/**
 * Takes a rate away with which no invoice can have been issued, unless it is all there is of the firm's own code.
 * Throws `tax-rate-not-found`, `version-changed`, `tax-rate-in-use`.
 */
export async function removeTaxRate(
  { database, clock, actor }: Context,
  rateId: string,
  version: number,
): Promise<void> {
  await database.write(async (trx) => {
    const { rate, others } = await requireTaxRate(trx, { id: rateId, version });
    const { id: _id, createdAt, version: _version, ...content } = rate;
    enforce(
      correctTaxRateRefusal({ createdAt, lastPostedAt: await lastPostedAt(trx, clock.now()) }),
    );
    const { defaultTaxCode } = await readFirm(trx);
    if (defaultTaxCode === rate.code && !others.some(({ code }) => code === rate.code)) {
      throw new AppError(
        "tax-rate-in-use",
        `${rate.code} is the firm's default tax code. Choose another one under Firm first.`,
      );
    }
    await deleteTaxRate(trx, rateId);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "tax-rate-removed",
      subject: `tax-rate:${rateId}`,
      before: content,
    });
  });
}
