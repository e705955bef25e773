import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";

const wholeDatabase = 2 ** 31 - 1;

/** Copies a database that may be in use; in one go, since it would begin anew whenever another process writes. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const connection = new BetterSqlite3(from, { readonly: true, fileMustExist: true });
  try {
    await connection.backup(to, { progress: () => wholeDatabase });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${from} cannot be copied: ${reason}.`, { cause: error });
  } finally {
    connection.close();
  }
}

/** What SQLite finds wrong with a file; null when it is sound. */
export function damageOf(file: string): string | null {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    const found = connection.pragma("integrity_check(1)", { simple: true });
    return found === "ok" ? null : String(found);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    connection.close();
  }
}

/** Puts a file in the place of another, which is kept under the third name. Nobody may have either open. */
export function replaceSqlite(current: string, replacement: string, kept: string): void {
  if (existsSync(current)) {
    const isWhole = takeLogIntoFile(current);
    const logs = ["-wal", "-shm"].filter((end) => existsSync(current + end));
    if (isWhole && logs.length > 0) {
      throw new Error("Another program has the database open. Close it first.");
    }
    // From here on there is a database under this name at any moment, whatever happens.
    linkSync(current, kept);
    for (const end of logs) renameSync(current + end, kept + end);
  }
  renameSync(replacement, current);
}

/** Whether all of the database is in its file; not so when it is too damaged to be opened. */
function takeLogIntoFile(file: string): boolean {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    connection.pragma("wal_checkpoint(truncate)");
    return true;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new Error("Another program has the database open. Close it first.", { cause: error });
    }
    return false;
  } finally {
    connection.close();
  }
}

export function removeSqlite(file: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
}
