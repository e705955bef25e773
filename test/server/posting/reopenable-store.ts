import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../../server/storage/database.ts";
import { openPostgres } from "../../../server/storage/stores/postgres.ts";
import { openSqlite } from "../../../server/storage/stores/sqlite.ts";
import { createDatabase } from "../../setup/postgres.ts";
import { fixedClock, renderPool } from "../stores.ts";
import type { Store } from "../stores.ts";

/** A database that several processes open: its address, and this process's own connection to it. */
export interface ReopenableStore {
  store: Store;
  location: string;
  /** A further connection, as another process would have it. */
  openAnother(): Promise<Store>;
  remove(): Promise<void>;
}

export function openStore(kind: Store["kind"], location: string): Promise<Database> {
  return kind === "sqlite" ? openSqlite(location) : openPostgres(location);
}

export async function newReopenableStore(kind: Store["kind"]): Promise<ReopenableStore> {
  const { location, drop } = await newLocation(kind);
  const opened: Store[] = [];
  const openAnother = async () => {
    const store = storeOn(kind, location, await openStore(kind, location));
    opened.push(store);
    return store;
  };
  return {
    store: await openAnother(),
    location,
    openAnother,
    remove: async () => {
      for (const { database } of opened) await database.close();
      await drop();
    },
  };
}

async function newLocation(kind: Store["kind"]) {
  if (kind === "postgres") {
    const { url, drop } = await createDatabase();
    return { location: url, drop };
  }
  const folder = await mkdtemp(join(tmpdir(), "billing-runs-"));
  const drop = () => rm(folder, { recursive: true, force: true });
  return { location: join(folder, "firm.sqlite"), drop };
}

/** What a specification is handed, on a database that is open already. */
export function storeOn(kind: Store["kind"], location: string, database: Database): Store {
  const clock = fixedClock("2026-11-24T09:00:00.000Z");
  const ids = { next: () => randomUUID() };
  return {
    kind,
    database,
    clock,
    ids,
    renderPool,
    reopen: () => openStore(kind, location),
    contextFor: (actor) => ({ database, clock, ids, actor, mailConfigured: true, renderPool }),
  };
}
