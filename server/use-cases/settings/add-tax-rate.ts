import type { AddTaxRateBody, TaxRateView } from "#shared/wire/tax-rate.ts";
import { requireFreeStart } from "../../domain/settings/tax-rate-change.ts";
import { writeAudit } from "../../storage/audit.ts";
import { insertTaxRates, lastPostedAt, listTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";
import { taxRateView } from "./tax-rate-view.ts";

/**
 * Adds a rate: a new code, or what a code comes to from a day on. Drafts take it when they are computed again.
 * Throws `tax-rate-exists`.
 */
export async function addTaxRate(
  { database, clock, ids, actor }: Context,
  body: AddTaxRateBody,
): Promise<TaxRateView> {
  return database.write(async (trx) => {
    requireFreeStart(await listTaxRates(trx), body);
    const rate = { ...body, id: ids.next(), createdAt: clock.now(), version: 1 };
    const posted = await lastPostedAt(trx, clock.now());
    await insertTaxRates(trx, [rate]);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "tax-rate-added",
      subject: `tax-rate:${rate.id}`,
      after: body,
    });
    return taxRateView(rate, posted);
  });
}
