import type { Selectable } from "kysely";
import type { TaxComponent, TaxRate } from "#shared/totals.ts";
import type { Reader, Tx } from "../database.ts";
import type { TaxRatesTable } from "./firm-tables.ts";

/** A tax rate as an admin keeps it. */
export interface StoredTaxRate extends TaxRate {
  id: string;
  endsOn: string | null;
  createdAt: string;
  version: number;
}

/** All tax rates, ordered by code and the day from which they hold (R12). */
export async function readTaxRates(reader: Reader): Promise<TaxRate[]> {
  const rates = await listTaxRates(reader);
  return rates.map(({ code, name, validFrom, endsOn, components }) => ({
    code,
    name,
    validFrom,
    endsOn,
    components,
  }));
}

/** The same with what an admin needs to change them. */
export async function listTaxRates(reader: Reader): Promise<StoredTaxRate[]> {
  const rows = await reader
    .selectFrom("tax_rates")
    .selectAll()
    .orderBy("code")
    .orderBy("valid_from")
    .execute();
  return rows.map(taxRateOf);
}

export async function insertTaxRates(trx: Tx, rates: readonly StoredTaxRate[]): Promise<void> {
  if (rates.length === 0) return;
  await trx.insertInto("tax_rates").values(rates.map(taxRateColumns)).execute();
}

/** Writes a rate's content, with the next version. */
export async function saveTaxRate(trx: Tx, rate: StoredTaxRate): Promise<StoredTaxRate> {
  const next = { ...rate, version: rate.version + 1 };
  await trx.updateTable("tax_rates").set(taxRateColumns(next)).where("id", "=", rate.id).execute();
  return next;
}

export async function deleteTaxRate(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom("tax_rates").where("id", "=", id).execute();
}

/**
 * When a run was last posted, or `now` while one is being posted; null when none was. Runs are listed for
 * everybody (R2), so this tells nothing of hidden invoices.
 */
export async function lastPostedAt(reader: Reader, now: string): Promise<string | null> {
  const run = await reader
    .selectFrom("runs")
    .select((select) => [
      select.fn.max("posted_at").as("posted_at"),
      select.fn.max("status").filterWhere("status", "=", "posting").as("posting"),
    ])
    .executeTakeFirstOrThrow();
  return run.posting === null ? run.posted_at : now;
}

function taxRateColumns(rate: StoredTaxRate) {
  return {
    id: rate.id,
    code: rate.code,
    valid_from: rate.validFrom,
    ends_on: rate.endsOn,
    name: rate.name,
    components: JSON.stringify(rate.components),
    created_at: rate.createdAt,
    version: rate.version,
  };
}

function taxRateOf(row: Selectable<TaxRatesTable>): StoredTaxRate {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    validFrom: row.valid_from,
    endsOn: row.ends_on,
    // safe because only the program writes this column, as components
    components: JSON.parse(row.components) as TaxComponent[],
    createdAt: row.created_at,
    version: row.version,
  };
}
