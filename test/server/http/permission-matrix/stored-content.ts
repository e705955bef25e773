import { createHash } from "node:crypto";
import type { Tables } from "../../../../server/storage/tables.ts";
import type { Store } from "../../stores.ts";

/** Counts of refused attempts to sign in: they have to outlive the refusal. */
const countsOfRefusals = new Set(["sign_in_attempts"]);

/** A hash of every row of every table, by table; equal before and after a request that has changed nothing. */
export async function storedContent({ database: { read } }: Store): Promise<Map<string, string>> {
  const tables = await read.introspection.getTables();
  const hashes = new Map<string, string>();
  for (const { name } of tables) {
    if (countsOfRefusals.has(name)) continue;
    // safe because these are the names that the database itself gives
    const rows = await read
      .selectFrom(name as keyof Tables)
      .selectAll()
      .execute();
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    hashes.set(name, createHash("sha256").update(lines.join("\n")).digest("hex"));
  }
  return hashes;
}
