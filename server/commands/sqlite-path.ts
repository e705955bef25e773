import { readDatabaseConfig } from "../config.ts";

/** The file of the database; PostgreSQL has tools of its own for what these commands do. */
export function sqlitePath(): string {
  const database = readDatabaseConfig();
  if (database.kind === "sqlite") return database.path;
  throw new Error(
    "This is for SQLite. For PostgreSQL use pg_dump and pg_restore, and after that, before a server is started: npm run mark-restored.",
  );
}
