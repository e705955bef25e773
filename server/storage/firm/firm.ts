import type { TaxComponent, TaxRate } from "#shared/totals.ts";
import type { Reader } from "../database.ts";

/** The firm's settings, as rules need them. */
export interface Firm {
  name: string;
  address: string[];
  timeZone: string;
  currency: string;
  pricesIncludeTax: boolean;
  defaultTaxCode: string | null;
  termsDays: number;
  approval: "none" | "always";
  holdBackSeconds: number;
}

/** The one firm of this database. */
export async function readFirm(reader: Reader): Promise<Firm> {
  const row = await reader.selectFrom("firm").selectAll().executeTakeFirstOrThrow();
  // safe because only the program writes this column, as a list of texts
  const address = JSON.parse(row.address) as string[];
  return {
    name: row.name,
    address,
    timeZone: row.time_zone,
    currency: row.currency,
    pricesIncludeTax: row.prices_include_tax === 1,
    defaultTaxCode: row.default_tax_code,
    termsDays: row.terms_days,
    approval: row.approval,
    holdBackSeconds: row.hold_back_seconds,
  };
}

/** All tax rates, ordered by code and the day from which they hold (R12). */
export async function readTaxRates(reader: Reader): Promise<TaxRate[]> {
  const rows = await reader
    .selectFrom("tax_rates")
    .selectAll()
    .orderBy("code")
    .orderBy("valid_from")
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    validFrom: row.valid_from,
    // safe because only the program writes this column, as components
    components: JSON.parse(row.components) as TaxComponent[],
  }));
}

/** Whether the firm has been set up: 0 or 1. */
export async function countFirms(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("firm")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
