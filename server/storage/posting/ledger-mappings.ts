import type { LedgerMapping } from "../../export-formats/export-format.ts";
import type { Reader } from "../database.ts";

/** What the firm's words are called in a ledger; null when nobody has said so yet. */
export async function findLedgerMapping(
  reader: Reader,
  format: string,
): Promise<LedgerMapping | null> {
  const row = await reader
    .selectFrom("ledger_mappings")
    .select("mapping")
    .where("format", "=", format)
    .executeTakeFirst();
  // safe because the mapping is checked before it is stored
  return row === undefined ? null : (JSON.parse(row.mapping) as LedgerMapping);
}
