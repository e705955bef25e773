import type { Selectable } from "kysely";
import type { Tx } from "../../../../server/storage/database.ts";
import type { Tables } from "../../../../server/storage/tables.ts";
import { storeRunTotals } from "../../../../server/storage/run-totals.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newClient, newEntry, newInvoice, newRun } from "../../factories.ts";
import type { Store } from "../../stores.ts";
import type { Cast } from "./cast.ts";

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

/** What a request is about, made afresh for each that may succeed; a row makes what it needs besides. */
export interface Things {
  store: Store;
  /** The client is hidden, and with it the invoice. */
  hidden: boolean;
  /** Whose the things are that belong to one person. */
  owner: Actor;
  /** Has every right and sees everything. */
  maker: Actor;
  client: Row<"clients">;
  /** A draft run with one invoice of the client's, and one entry on it. */
  run: Row<"runs">;
  invoice: Row<"invoices">;
  entry: Row<"entries">;
  unknownId: string;
}

/** In every name of a hidden client, so that an answer that tells of one is found. */
export const hiddenMarker = "Veiled";

export async function thingsFor(
  store: Store,
  cast: Cast,
  options: { hidden: boolean; owner: Actor },
): Promise<Things> {
  // All in one transaction, because the matrix makes them some thousand times.
  return store.database.write(async (trx) => {
    const database = {
      ...store.database,
      write: <T>(work: (inside: Tx) => Promise<T>) => work(trx),
    };
    const things = await make({ ...store, database }, cast, options);
    await storeRunTotals(trx, things.run.id);
    return { ...things, store };
  });
}

async function make(
  store: Store,
  { maker, team }: Cast,
  { hidden, owner }: { hidden: boolean; owner: Actor },
): Promise<Things> {
  const name = `${hiddenMarker} Holdings ${store.ids.next()}`;
  const client = await newClient(store, hidden ? { name, privacy: "hidden", team } : {});
  const run = await newRun(store, maker, { name: `Run ${store.ids.next()}` });
  const invoice = await newInvoice(store, run, client, { entry_count: 1 });
  const entry = await newEntry(store, invoice);
  const unknownId = "00000000-0000-4000-8000-ffffffffffff";
  return { store, hidden, owner, maker, client, run, invoice, entry, unknownId };
}
