import type { App } from "../../../../server/http/app.ts";
import { newPeriod, newPerson } from "../../factories.ts";
import { newFirmToPost } from "../../posting/posting-fixture.ts";
import { appOn } from "../../serve.ts";
import type { Store } from "../../stores.ts";
import { sessionHeaders } from "../permission-matrix/cast.ts";
import { thingsFor } from "../permission-matrix/things.ts";
import type { KnownValues } from "./fitting-value.ts";

export interface FuzzedFirm {
  app: App;
  known: KnownValues;
  /** Headers of somebody who may do everything. */
  signedIn(): Record<string, string>;
  /** After a request has ended the session. */
  signInAgain(): Promise<void>;
  /** Makes new things, since the old ones get changed and posted. */
  renew(): Promise<void>;
  /** What the server itself has called its own fault. */
  failures: unknown[];
}

/** A firm with everything that routes name, and somebody with every right whom no request can name. */
export async function fuzzedFirm(store: Store): Promise<FuzzedFirm> {
  await newFirmToPost(store);
  const everything = { billingAccess: true, sendExport: true, admin: true };
  const asker = await newPerson(store, everything);
  const colleague = await newPerson(store);
  const failures: unknown[] = [];
  const app = appOn(store, {
    trialPeople: [{ id: colleague.personId, name: colleague.name, role: "" }],
    log: { answered: () => undefined, failed: ({ error }) => void failures.push(error) },
  });
  const cast = { askers: [], maker: asker, colleague, team: [asker] };
  const period = await newPeriod(store, { starts_on: "2101-01-01", ends_on: "2101-12-31" });
  let values: Record<string, string[]> = {};
  const renew = async () => {
    const options = { hidden: false, owner: asker };
    const things = await thingsFor(store, cast, options);
    const other = await thingsFor(store, cast, { ...options, hidden: true });
    const someone = await newPerson(store);
    values = {
      runId: [things.run.id, other.run.id],
      invoiceId: [things.invoice.id, other.invoice.id],
      clientId: [things.client.id, other.client.id],
      billToId: [things.client.id, other.client.id],
      key: [things.entry.key, other.entry.key],
      fingerprint: [things.entry.fingerprint],
      periodId: [period.id],
      personId: [someone.personId],
      teamId: [someone.personId],
      uploadId: ["upload-one", "upload-two", store.ids.next()],
      number: ["0", "1", "2"],
      currency: ["GBP", "JPY", "EUR"],
      taxCode: ["S", "none"],
      format: ["xero-sales-csv"],
      name: [things.client.name, things.run.name],
      search: ["run", things.client.name],
      email: ["a@firm.example", "A@FIRM.example"],
      emailTo: ["a@firm.example"],
      emailCc: ["a@firm.example"],
      // a refused search for what is not there
      exportId: [things.unknownId],
      ticket: [things.unknownId],
      noticeId: [things.unknownId],
    };
  };
  await renew();
  let headers = await sessionHeaders(store, { person: asker });
  return {
    app,
    failures,
    renew,
    known: (name) => values[name] ?? [],
    signedIn: () => headers,
    signInAgain: async () => {
      headers = await sessionHeaders(store, { person: asker });
    },
  };
}
