import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Database } from "./database.ts";

/** For `where … in`: any number of texts as one parameter, so that the statement stays the same. */
export function keyList(dialect: Database["dialect"], keys: Iterable<string>): RawBuilder<string> {
  // Half a surrogate pair is no text for PostgreSQL, and matches nothing that is stored.
  const json = JSON.stringify(Array.from(keys, (key) => key.toWellFormed()));
  return dialect === "sqlite"
    ? sql`(select value from json_each(${json}))`
    : sql`(select json_array_elements_text(${json}::json))`;
}
