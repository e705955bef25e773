import BetterSqlite3 from "better-sqlite3";
import { Kysely } from "kysely";
import type { Database } from "../database.ts";
import { migrate } from "./migrate.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { logBytesKept, sqliteLog } from "./sqlite-log.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import type { Tables } from "../tables.ts";

const busyTimeoutMilliseconds = 5_000;

/**
 * Opens (or makes) the file and brings its schema up to date, unless it is to stay as it is. A commit is on the disk
 * when it is answered (P13).
 */
export async function openSqlite(
  path: string,
  schema: "newest" | "as-it-is" = "newest",
): Promise<Database> {
  const writeConnection = new BetterSqlite3(path, { timeout: busyTimeoutMilliseconds });
  makeDurable(writeConnection, path);
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(writeConnection) });
  if (schema === "newest") {
    await migrate(writer, "sqlite").catch(async (error: unknown) => {
      await writer.destroy();
      throw error;
    });
  }

  // From here on it waits for another process without holding the thread (sqlite-dialect.ts).
  writeConnection.pragma("busy_timeout = 5");
  const readConnection = new BetterSqlite3(path, {
    readonly: true,
    timeout: busyTimeoutMilliseconds,
  });
  const reader = new Kysely<Tables>({ dialect: sqliteDialect(readConnection) });
  const inTurn = oneAtATime();
  const log = sqliteLog(path);
  return {
    dialect: "sqlite",
    read: reader,
    write: (work) =>
      inTurn(async () => {
        const result = await writer.transaction().execute(async (trx) => {
          const startedAt = performance.now();
          const made = await work(trx);
          await log.beforeCommit(startedAt);
          return made;
        });
        log.afterCommit();
        return result;
      }),
    close: () =>
      inTurn(async () => {
        await log.close();
        await reader.destroy();
        await writer.destroy();
        // Kysely closes only connections that it has used.
        if (readConnection.open) readConnection.close();
      }),
  };
}

/** WAL alone may lose the last commits when the power fails; better-sqlite3's own default is NORMAL. */
function makeDurable(connection: BetterSqlite3.Database, path: string): void {
  connection.pragma("journal_mode = wal");
  connection.pragma("synchronous = full");
  connection.pragma("foreign_keys = on");
  // sqlite-log.ts does this on a thread of its own.
  connection.pragma("wal_autocheckpoint = 0");
  connection.pragma(`journal_size_limit = ${logBytesKept}`);
  const settings = ["journal_mode", "synchronous", "foreign_keys"].map((name) =>
    connection.pragma(name, { simple: true }),
  );
  if (settings.join() !== "wal,2,1") {
    connection.close();
    throw new Error(
      `The database file ${path} cannot be kept safe against a power failure: it needs a local disk ` +
        "on which SQLite can keep a write-ahead log.",
    );
  }
}
