import type { LedgerMapping } from "../../export-formats/export-format.ts";
import type { Reader, Tx } from "../database.ts";
import { invoiceVisibleTo } from "../visibility.ts";

/** What the firm's words are called in a ledger; null when nobody has said so yet. */
export async function findLedgerMapping(
  reader: Reader,
  format: string,
): Promise<LedgerMapping | null> {
  return (await findVersionedMapping(reader, format))?.mapping ?? null;
}

/** The same with its version. */
export async function findVersionedMapping(
  reader: Reader,
  format: string,
): Promise<{ mapping: LedgerMapping; version: number } | null> {
  const row = await reader
    .selectFrom("ledger_mappings")
    .select(["mapping", "version"])
    .where("format", "=", format)
    .executeTakeFirst();
  if (row === undefined) return null;
  // safe because the mapping is checked before it is stored
  return { mapping: JSON.parse(row.mapping) as LedgerMapping, version: row.version };
}

export async function saveLedgerMapping(
  trx: Tx,
  format: string,
  mapping: LedgerMapping,
  version: number,
): Promise<void> {
  const row = { mapping: JSON.stringify(mapping), version };
  await trx
    .insertInto("ledger_mappings")
    .values({ format, ...row })
    .onConflict((conflict) => conflict.column("format").doUpdateSet(row))
    .execute();
}

/** Currencies of invoices that the person sees. */
export async function listInvoiceCurrencies(reader: Reader, personId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("invoices")
    .select("currency")
    .distinct()
    .where(invoiceVisibleTo(personId))
    .orderBy("currency")
    .execute();
  return rows.map(({ currency }) => currency);
}
