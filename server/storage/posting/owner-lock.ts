import BetterSqlite3 from "better-sqlite3";
import { sql } from "kysely";
import type { Database, Reader } from "../database.ts";

/** The one process that hands over (design §4, Who sends). The lock dies with the process, never by a timer. */
export interface OwnerLock {
  /** Asks the lock itself; false once its connection has broken. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** The session lock of the process that hands over; the number is arbitrary but fixed. */
const ownerLock = 4_201_978;

/** Takes the lock, or answers null while another process has it. */
export async function acquireOwnerLock(database: Database): Promise<OwnerLock | null> {
  return database.dialect === "sqlite"
    ? lockFileBeside(await sqliteFile(database.read))
    : sessionLock(database.read);
}

async function sqliteFile(reader: Reader): Promise<string> {
  const { rows } = await sql<{
    file: string;
  }>`select file from pragma_database_list where name = 'main'`.execute(reader);
  return rows[0]?.file ?? "";
}

/**
 * The lock of a database file, which need not be open; null while another process has it. An exclusive transaction
 * on a file of its own: the operating system ends it with the process.
 */
export function lockFileBeside(file: string): OwnerLock | null {
  // A database in memory belongs to this process alone.
  const connection = new BetterSqlite3(file === "" ? ":memory:" : `${file}.owner`, { timeout: 0 });
  try {
    connection.exec("begin exclusive");
  } catch (error) {
    connection.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      return null;
    }
    throw error;
  }
  return {
    isHeld: async () => connection.inTransaction,
    release: async () => {
      connection.close();
    },
  };
}

/** A connection of its own, held until the lock is released. */
function sessionLock(reader: Reader): Promise<OwnerLock | null> {
  return new Promise((resolve, reject) => {
    const held = reader.connection().execute(async (connection) => {
      const { rows } = await sql<{
        locked: boolean;
      }>`select pg_try_advisory_lock(${sql.lit(ownerLock)}) as locked`.execute(connection);
      if (rows[0]?.locked !== true) {
        resolve(null);
        return;
      }
      let finish = () => {};
      const finished = new Promise<void>((done) => {
        finish = done;
      });
      resolve({
        isHeld: () =>
          sql`select 1`.execute(connection).then(
            () => true,
            () => false,
          ),
        release: async () => {
          finish();
          await held.catch(() => undefined);
        },
      });
      await finished;
      await sql`select pg_advisory_unlock(${sql.lit(ownerLock)})`.execute(connection);
    });
    held.catch(reject);
  });
}
