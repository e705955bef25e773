import { randomInt, randomUUID } from "node:crypto";
import BetterSqlite3 from "better-sqlite3";
import { sql } from "kysely";
import type { Database, Reader } from "../database.ts";

/** Of a process that hands over (design §4, Who sends). The lock dies with the process, never by a timer. */
export interface OwnerLock {
  /** What the process writes on deliveries that it has in hand. */
  owner: string;
  /** Asks the lock itself; false once its connection has broken. */
  isHeld(): Promise<boolean>;
  /** Whether the process that wrote this owner has ended. */
  hasEnded(owner: string | null): Promise<boolean>;
  release(): Promise<void>;
}

/** The class of the session locks of processes that hand over; the number is arbitrary but fixed. */
const ownerLocks = 4_201_978;
const mostOwner = 2 ** 31 - 1;

/** A process takes one for its life, so that what it has in hand stays its own when its connection breaks. */
export function newOwnerId(): number {
  return randomInt(1, mostOwner);
}

/**
 * Becomes a process that hands over. On SQLite there is one at a time: null while another process has the lock. On
 * PostgreSQL there may be any number, each with a lock of its own.
 */
export async function acquireOwnerLock(database: Database, id: number): Promise<OwnerLock | null> {
  return database.dialect === "sqlite"
    ? lockFileBeside(await sqliteFile(database.read))
    : sessionLock(database.read, id);
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
  const owner = randomUUID();
  return {
    owner,
    isHeld: async () => connection.inTransaction,
    // Whoever else has written its name had the lock before.
    hasEnded: async (other) => other !== owner,
    release: async () => {
      connection.close();
    },
  };
}

/** A connection of its own, held until the lock is released. */
function sessionLock(reader: Reader, id: number): Promise<OwnerLock | null> {
  return new Promise((resolve, reject) => {
    const held = reader.connection().execute(async (connection) => {
      if (!(await tryLock(connection, id))) {
        resolve(null);
        return;
      }
      let finish = () => {};
      const finished = new Promise<void>((done) => {
        finish = done;
      });
      resolve({
        owner: String(id),
        isHeld: () =>
          sql`select 1`.execute(connection).then(
            () => true,
            () => false,
          ),
        hasEnded: async (other) => {
          if (other === String(id)) return false;
          if (other === null || !/^\d{1,10}$/.test(other)) return true;
          const isFree = await tryLock(connection, Number(other));
          if (isFree) await unlock(connection, Number(other));
          return isFree;
        },
        release: async () => {
          finish();
          await held.catch(() => undefined);
        },
      });
      await finished;
      await unlock(connection, id);
    });
    held.catch(reject);
  });
}

async function tryLock(connection: Reader, id: number): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_lock(${sql.lit(ownerLocks)}, ${sql.lit(id)}) as locked`.execute(
    connection,
  );
  return rows[0]?.locked === true;
}

async function unlock(connection: Reader, id: number): Promise<void> {
  await sql`select pg_advisory_unlock(${sql.lit(ownerLocks)}, ${sql.lit(id)})`.execute(connection);
}
