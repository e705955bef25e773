import { nameKey } from "#shared/names.ts";
import type { TaxRate } from "#shared/totals.ts";
import type { PeriodView } from "#shared/wire/period.ts";
import type { LedgerMapping } from "../../export-formats/export-format.ts";
import { bulkInsert } from "../bulk-insert.ts";
import type { Database, Tx } from "../database.ts";
import { insertRates } from "../rate-card.ts";
import type { NewRate } from "../rate-card.ts";
import { firmColumns } from "./firm.ts";
import type { Firm } from "./firm.ts";
import { insertPerson } from "./people.ts";
import type { Person } from "./people.ts";
import { insertPeriods } from "./periods.ts";
import { insertTaxRates } from "./tax-rates.ts";

/** A client with whoever sees it when it is private or hidden. */
export interface NewClient {
  id: string;
  code: string;
  name: string;
  address: string[];
  email: string;
  taxNumber: string;
  taxCode: string | null;
  termsDays: number | null;
  billToId: string | null;
  privacy: "public" | "private" | "hidden";
  /** Ids of people. */
  team: readonly string[];
}

/** A whole firm before its first run. */
export interface FirmSetUp {
  firm: Omit<Firm, "version"> & { id: string };
  people: readonly Person[];
  clients: readonly NewClient[];
  periods: readonly PeriodView[];
  taxRates: readonly TaxRate[];
  rates: readonly NewRate[];
  /** By id of the export format. */
  ledgerMappings: Readonly<Record<string, LedgerMapping>>;
  numberSeries: readonly {
    series: "invoice" | "credit-note";
    prefix: string;
    nextNumber: number;
  }[];
}

/** Writes a firm into an empty database. */
export async function setUpFirm(
  trx: Tx,
  dialect: Database["dialect"],
  setUp: FirmSetUp,
  at: string,
): Promise<void> {
  const { id, ...firm } = setUp.firm;
  await trx
    .insertInto("firm")
    .values({ id, ...firmColumns({ ...firm, version: 1 }) })
    .execute();
  for (const person of setUp.people) await insertPerson(trx, person, { by: null, at });
  await insertClients(trx, dialect, setUp.clients, at);
  await insertPeriods(trx, setUp.periods);
  await insertTaxRates(
    trx,
    setUp.taxRates.map((rate, index) => ({
      ...rate,
      id: `tax-rate-${index + 1}`,
      endsOn: rate.endsOn ?? null,
      createdAt: rate.validFrom < at ? rate.validFrom : at,
      version: 1,
    })),
  );
  await insertRates(trx, setUp.rates);
  const mappings = Object.entries(setUp.ledgerMappings).map(([format, mapping]) => ({
    format,
    mapping: JSON.stringify(mapping),
  }));
  await bulkInsert(trx, dialect, "ledger_mappings", mappings);
  const series = setUp.numberSeries.map(({ series: name, prefix, nextNumber }) => ({
    series: name,
    prefix,
    next_number: nextNumber,
  }));
  await bulkInsert(trx, dialect, "number_series", series);
}

/** Those who pay for others come first, since the others name them. */
async function insertClients(
  trx: Tx,
  dialect: Database["dialect"],
  clients: readonly NewClient[],
  at: string,
): Promise<void> {
  const ordered = [
    ...clients.filter(({ billToId }) => billToId === null),
    ...clients.filter(({ billToId }) => billToId !== null),
  ];
  const rows = ordered.map((client) => ({
    id: client.id,
    code: client.code,
    code_key: nameKey(client.code),
    name: client.name,
    name_key: nameKey(client.name),
    address: JSON.stringify(client.address),
    email: client.email,
    tax_number: client.taxNumber,
    tax_code: client.taxCode,
    terms_days: client.termsDays,
    bill_to_id: client.billToId,
    privacy: client.privacy,
    created_at: at,
    version: 1,
  }));
  await bulkInsert(trx, dialect, "clients", rows);
  const team = clients.flatMap(({ id, team: people }) =>
    people.map((personId) => ({ client_id: id, person_id: personId })),
  );
  await bulkInsert(trx, dialect, "client_team", team);
}
