import type { TaxComponent, TaxRate } from "#shared/totals.ts";
import type { DatedPeriod } from "../domain/invoice-date.ts";
import type { Reader } from "./database.ts";

/** What of the firm decides dates, taxes and totals of drafts (R3, R12). */
export interface BillingRules {
  periods: DatedPeriod[];
  rates: TaxRate[];
  defaultTaxCode: string | null;
  pricesIncludeTax: boolean;
  termsDays: number;
}

export async function findBillingRules(reader: Reader): Promise<BillingRules> {
  const firm = await reader
    .selectFrom("firm")
    .select(["default_tax_code", "prices_include_tax", "terms_days"])
    .executeTakeFirstOrThrow();
  const periods = await reader
    .selectFrom("periods")
    .select(["starts_on", "ends_on", "state"])
    .orderBy("starts_on")
    .execute();
  const rates = await reader
    .selectFrom("tax_rates")
    .selectAll()
    .orderBy("code")
    .orderBy("valid_from")
    .execute();
  return {
    periods: periods.map((row) => ({
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      state: row.state,
    })),
    rates: rates.map((row) => ({
      code: row.code,
      name: row.name,
      validFrom: row.valid_from,
      // safe because only lists of components are written here
      components: JSON.parse(row.components) as TaxComponent[],
    })),
    defaultTaxCode: firm.default_tax_code,
    pricesIncludeTax: firm.prices_include_tax === 1,
    termsDays: firm.terms_days,
  };
}
