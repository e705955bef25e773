import type { TaxRate } from "#shared/totals.ts";
import type { DatedPeriod } from "../domain/invoice-date.ts";
import type { Reader } from "./database.ts";
import { readFirm } from "./firm/firm.ts";
import { readTaxRates } from "./firm/tax-rates.ts";

/** What of the firm decides dates, taxes and totals of drafts (R3, R12). */
export interface BillingRules {
  periods: DatedPeriod[];
  rates: TaxRate[];
  defaultTaxCode: string | null;
  pricesIncludeTax: boolean;
  termsDays: number;
}

export async function readBillingRules(reader: Reader): Promise<BillingRules> {
  const { defaultTaxCode, pricesIncludeTax, termsDays } = await readFirm(reader);
  const periods = await reader
    .selectFrom("periods")
    .select(["starts_on", "ends_on", "state"])
    .orderBy("starts_on")
    .execute();
  return {
    periods: periods.map((row) => ({
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      state: row.state,
    })),
    rates: await readTaxRates(reader),
    defaultTaxCode,
    pricesIncludeTax,
    termsDays,
  };
}
