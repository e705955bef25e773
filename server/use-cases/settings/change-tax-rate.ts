import type { ChangeTaxRateBody, TaxRateView } from "#shared/wire/tax-rate.ts";
import { changedFields } from "../../domain/settings/changed-fields.ts";
import { enforce } from "../../domain/refusal.ts";
import {
  correctTaxRateRefusal,
  isCorrection,
  requireFreeStart,
} from "../../domain/settings/tax-rate-change.ts";
import { writeAudit } from "../../storage/audit.ts";
import { lastPostedAt, saveTaxRate } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";
import { requireTaxRate, taxRateView } from "./tax-rate-view.ts";

/**
 * Ends a rate, or corrects one that no invoice can have been issued with. Throws `tax-rate-not-found`,
 * `version-changed`, `tax-rate-in-use`, `tax-rate-exists`.
 */
export async function changeTaxRate(
  { database, clock, actor }: Context,
  rateId: string,
  version: number,
  body: ChangeTaxRateBody,
): Promise<TaxRateView> {
  return database.write(async (trx) => {
    const { rate, others } = await requireTaxRate(trx, { id: rateId, version });
    const posted = await lastPostedAt(trx, clock.now());
    const changes = changedFields<ChangeTaxRateBody>(rate, body);
    if (changes === null) return taxRateView(rate, posted);
    if (isCorrection(rate, body)) {
      enforce(correctTaxRateRefusal({ createdAt: rate.createdAt, lastPostedAt: posted }));
    }
    requireFreeStart(others, { code: rate.code, validFrom: body.validFrom });
    const next = await saveTaxRate(trx, { ...rate, ...body });
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "tax-rate-changed",
      subject: `tax-rate:${rateId}`,
      before: { code: rate.code, ...changes.before },
      after: { code: rate.code, ...changes.after },
    });
    return taxRateView(next, posted);
  });
}
