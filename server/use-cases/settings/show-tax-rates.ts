import type { TaxRateList } from "#shared/wire/tax-rate.ts";
import { lastPostedAt, listTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";
import { taxRateView } from "./tax-rate-view.ts";

/** All tax rates with what may be done to each. */
export async function showTaxRates({ database, clock }: Context): Promise<TaxRateList> {
  const posted = await lastPostedAt(database.read, clock.now());
  const rates = await listTaxRates(database.read);
  return { rates: rates.map((rate) => taxRateView(rate, posted)) };
}
