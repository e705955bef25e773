import type { TrialPerson } from "#shared/wire/me.ts";
import { sha256Of } from "../documents/sha256.ts";
import { requireLogo } from "../domain/settings/logo.ts";
import type { Database } from "../storage/database.ts";
import { countFirms } from "../storage/firm/firm.ts";
import { setUpFirm } from "../storage/firm/firm-set-up.ts";
import { saveLogo } from "../storage/firm/logo.ts";
import { sampleClients } from "./sample-clients.ts";
import { earlierInvoices } from "./sample-earlier-run.ts";
import {
  sampleFirm,
  sampleLedgerMappings,
  sampleNumberSeries,
  samplePeople,
  samplePeriodsOn,
  sampleTaxRates,
} from "./sample-firm.ts";
import { sampleLogo } from "./sample-logo.ts";
import { sampleRates } from "./sample-rates.ts";

/** Whom one can be in the trial, with one click. */
export const trialPeople: readonly TrialPerson[] = samplePeople.map(({ id, name, says }) => ({
  id,
  name,
  role: says,
}));

/** The run of the month before takes the numbers up to the sample's next one. */
const firstNumbers = {
  ...sampleNumberSeries,
  nextNumber: sampleNumberSeries.nextNumber - earlierInvoices.length,
};

/** Writes the sample firm into a database that has none; false when there is one, which stays as it is. */
export async function seedTrial(database: Database, at: string): Promise<boolean> {
  if ((await countFirms(database.read)) > 0) return false;
  const logo = sampleLogo();
  await database.write(async (trx) => {
    await setUpFirm(
      trx,
      database.dialect,
      {
        firm: sampleFirm,
        people: samplePeople.map(({ id, name, email, billingAccess, sendExport, admin }) => ({
          id,
          name,
          email,
          rights: { billingAccess, sendExport, admin },
          disabled: false,
          version: 1,
        })),
        clients: sampleClients,
        periods: samplePeriodsOn(at.slice(0, 10)).map((period) => ({ ...period, version: 1 })),
        taxRates: sampleTaxRates,
        rates: sampleRates,
        ledgerMappings: sampleLedgerMappings,
        numberSeries: [firstNumbers, { series: "credit-note", prefix: "CN-", nextNumber: 1 }],
      },
      at,
    );
    await saveLogo(trx, { ...requireLogo(logo), sha256: sha256Of(logo), bytes: logo });
  });
  return true;
}
