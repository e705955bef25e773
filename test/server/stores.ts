import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { createRenderPool } from "../../server/documents/rendering/render-pool.ts";
import type { RenderPool } from "../../server/documents/rendering/render-pool.ts";
import type { Actor, Clock, Context, Ids } from "../../server/use-cases/context.ts";
import type { Database } from "../../server/storage/database.ts";
import { openPostgres } from "../../server/storage/stores/postgres.ts";
import { openSqlite } from "../../server/storage/stores/sqlite.ts";
import { createDatabase, storesUnderTest } from "../setup/postgres.ts";

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  set(instant: string): void;
  advanceSeconds(seconds: number): void;
}

/** What a specification is handed for each kind of store; its database is the suite's own and begins empty. */
export interface Store {
  readonly kind: "sqlite" | "postgres";
  readonly database: Database;
  readonly clock: FixedClock;
  readonly ids: Ids;
  readonly renderPool: RenderPool;
  /** Opens the same database a second time, as another process would; the caller closes it. */
  reopen(): Promise<Database>;
  /** What a use case is handed when this person acts. */
  contextFor(actor: Actor): Context;
}

/** Shared by all suites of a file; it starts no thread before a document is asked for. */
export const renderPool = createRenderPool();

/** Runs the same specification on SQLite and on a real PostgreSQL (P17); the quick run takes SQLite alone. */
export function describeOnEachStore(name: string, specification: (store: Store) => void): void {
  for (const kind of storesUnderTest) {
    describe(`${name} (${kind})`, () => {
      let opened: OpenedStore | undefined;
      const clock = fixedClock("2026-11-24T09:00:00.000Z");
      const ids = sequentialIds();
      const store: Store = {
        kind,
        clock,
        ids,
        renderPool,
        get database() {
          if (!opened) throw new Error("The store is open only inside tests and hooks.");
          return opened.database;
        },
        reopen: async () => {
          if (!opened) throw new Error("The store is open only inside tests and hooks.");
          return opened.open();
        },
        contextFor: (actor) => ({
          database: store.database,
          clock,
          ids,
          actor,
          mailConfigured: false,
          renderPool,
        }),
      };
      beforeAll(async () => {
        opened = await (kind === "sqlite" ? temporarySqlite() : temporaryPostgres());
      });
      afterAll(async () => {
        await opened?.database.close();
        await opened?.remove();
      });
      specification(store);
    });
  }
}

interface OpenedStore {
  database: Database;
  open: () => Promise<Database>;
  remove: () => Promise<void>;
}

async function temporarySqlite(): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), "billing-runs-"));
  const open = () => openSqlite(join(folder, "firm.sqlite"));
  const remove = () => rm(folder, { recursive: true, force: true });
  return { database: await open(), open, remove };
}

async function temporaryPostgres(): Promise<OpenedStore> {
  const { url, drop } = await createDatabase();
  const open = () => openPostgres(url);
  return { database: await open(), open, remove: drop };
}

export function fixedClock(start: string): FixedClock {
  let instant = Date.parse(start);
  return {
    now: () => new Date(instant).toISOString(),
    set: (at) => {
      instant = Date.parse(at);
    },
    advanceSeconds: (seconds) => {
      instant += seconds * 1000;
    },
  };
}

/** UUIDs that count up, so that a failing test reads the same each time. */
export function sequentialIds(): Ids {
  let last = 0;
  return { next: () => `00000000-0000-4000-8000-${String(++last).padStart(12, "0")}` };
}
