import type { ServerConfig } from "./config.ts";
import type { Database } from "./storage/database.ts";
import { openPostgres } from "./storage/stores/postgres.ts";
import { openSqlite } from "./storage/stores/sqlite.ts";

/** Opens the database that the settings name and brings its schema up to date. */
export function openDatabase(settings: ServerConfig["database"]): Promise<Database> {
  return settings.kind === "sqlite" ? openSqlite(settings.path) : openPostgres(settings.url);
}
