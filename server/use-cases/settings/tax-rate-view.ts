import type { TaxRateView } from "#shared/wire/tax-rate.ts";
import { AppError } from "../../domain/app-error.ts";
import { permissionOf } from "../../domain/refusal.ts";
import { correctTaxRateRefusal } from "../../domain/settings/tax-rate-change.ts";
import type { Tx } from "../../storage/database.ts";
import { listTaxRates } from "../../storage/firm/tax-rates.ts";
import type { StoredTaxRate } from "../../storage/firm/tax-rates.ts";
import { requireVersion } from "../require-version.ts";

export function taxRateView(rate: StoredTaxRate, lastPostedAt: string | null): TaxRateView {
  const { createdAt, ...view } = rate;
  return { ...view, correct: permissionOf(correctTaxRateRefusal({ createdAt, lastPostedAt })) };
}

/**
 * A rate, if it is still as the person saw it, with all others. Throws `tax-rate-not-found`, `version-changed`.
 */
export async function requireTaxRate(
  trx: Tx,
  seen: { id: string; version: number },
): Promise<{ rate: StoredTaxRate; others: StoredTaxRate[] }> {
  const rates = await listTaxRates(trx);
  const rate = rates.find(({ id }) => id === seen.id);
  if (rate === undefined) {
    throw new AppError("tax-rate-not-found", "This tax rate does not exist any more.");
  }
  requireVersion(rate, seen.version, "The tax rate");
  return { rate, others: rates.filter(({ id }) => id !== seen.id) };
}
