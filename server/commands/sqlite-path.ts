import { readDatabaseConfig } from "../config.ts";

/** The file of the database; PostgreSQL has tools of its own for what these commands do. */
export function sqlitePath(): string {
  const database = readDatabaseConfig();
  if (database.kind === "sqlite") return database.path;
  throw new Error(
    "This is for SQLite. For PostgreSQL use pg_dump and pg_restore; sending pauses by itself at a start with open invoices whose last sign of life is older than two minutes.",
  );
}
