import type { AcceptLinkBody } from "#shared/wire/sign-in.ts";
import { AppError } from "../../domain/app-error.ts";
import { newFirmSettings } from "../../domain/settings/new-firm.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Database, Tx } from "../../storage/database.ts";
import { countFirms } from "../../storage/firm/firm.ts";
import { setUpFirm } from "../../storage/firm/firm-set-up.ts";
import type { FirmSetUp } from "../../storage/firm/firm-set-up.ts";
import { findPersonByEmail, insertPerson, saveRights } from "../../storage/firm/people.ts";
import type { Person } from "../../storage/firm/people.ts";
import type { Ids } from "../context.ts";

const everyRight = { billingAccess: true, sendExport: true, admin: true };

/**
 * The firm's first person, who may do everything, with the firm itself where there is none. Whoever has the e-mail
 * address already gets the rights instead.
 */
export async function createFirstAdmin(
  trx: Tx,
  dialect: Database["dialect"],
  ids: Ids,
  at: string,
  setUp: AcceptLinkBody["setUp"],
): Promise<Person> {
  if (!setUp) throw new AppError("validation", "Say who you are and what your firm is called.");
  const { firmName, name, email } = setUp;
  const known = await findPersonByEmail(trx, email);
  const person = known ?? newPerson(ids.next(), name, email);
  if ((await countFirms(trx)) === 0) {
    await setUpFirm(trx, dialect, emptyFirm(ids.next(), firmName), at);
  }
  if (known) await saveRights(trx, known, everyRight, { by: null, at });
  else await insertPerson(trx, person, { by: null, at });
  await writeAudit(trx, {
    at,
    personId: person.id,
    action: "firm-set-up",
    subject: `person:${person.id}`,
    after: { firmName, name, email, rights: everyRight },
  });
  return person;
}

function newPerson(id: string, name: string, email: string): Person {
  return { id, name, email, rights: everyRight, disabled: false, version: 1 };
}

/** What cannot be guessed stays empty: pre-flight asks for it before anything is posted (R19). */
function emptyFirm(id: string, name: string): FirmSetUp {
  return {
    firm: { ...newFirmSettings, id, name, address: [], timeZone: "UTC", currency: "EUR" },
    people: [],
    clients: [],
    periods: [],
    taxRates: [],
    rates: [],
    ledgerMappings: {},
    numberSeries: [
      { series: "invoice", prefix: "INV-", nextNumber: 1 },
      { series: "credit-note", prefix: "CN-", nextNumber: 1 },
    ],
  };
}
