import { sql } from "kysely";
import type { EntryContent } from "#shared/wire/entry-state.ts";
import type { Database, Reader } from "./database.ts";
import { keyList } from "./key-list.ts";
import type { EntriesTable, InvoicesTable } from "./tables.ts";
import { invoiceVisibleTo } from "./visibility.ts";

/** Where an entry stands and what it says; told only to whoever may see the invoice (R5). */
export interface StoredEntryState {
  key: string;
  status: EntriesTable["status"];
  fingerprint: string;
  runId: string;
  runName: string;
  invoiceId: string;
  invoiceNumber: string | null;
  invoiceStatus: InvoicesTable["status"];
  invoiceVersion: number;
  content: EntryContent;
  seen: boolean;
}

/**
 * What became of the rows that count against their worth, a row billed in part with its latest part last; where they
 * stand is told only if `seen` (R5).
 */
export async function findEntryStates(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  keys: Iterable<string>,
): Promise<StoredEntryState[]> {
  const rows = await reader
    .selectFrom("entries")
    .innerJoin("invoices", "invoices.id", "entries.invoice_id")
    .innerJoin("runs", "runs.id", "invoices.run_id")
    .where("entries.claimed", "=", sql.lit(1))
    .where("entries.key", "in", keyList(dialect, keys))
    .orderBy("entries.id")
    .select([
      "entries.key",
      "entries.status",
      "entries.fingerprint",
      "entries.client_name",
      "entries.kind",
      "entries.date",
      "entries.person",
      "entries.work_item",
      "entries.description",
      "entries.quantity_micro",
      "entries.rate_micro",
      "entries.value_minor",
      "entries.currency",
      "entries.invoice_id",
      "invoices.run_id",
      "runs.name as run_name",
      "invoices.number",
      "invoices.status as invoice_status",
      "invoices.version",
    ])
    .select(sql<number>`case when ${invoiceVisibleTo(personId)} then 1 else 0 end`.as("seen"))
    .execute();
  return rows.map((row) => ({
    key: row.key,
    status: row.status,
    fingerprint: row.fingerprint,
    runId: row.run_id,
    runName: row.run_name,
    invoiceId: row.invoice_id,
    invoiceNumber: row.number,
    invoiceStatus: row.invoice_status,
    invoiceVersion: row.version,
    content: {
      clientName: row.client_name,
      kind: row.kind,
      date: row.date,
      person: row.person,
      workItem: row.work_item,
      description: row.description,
      quantityMicro: row.quantity_micro,
      rateMicro: row.rate_micro,
      valueMinor: row.value_minor,
      currency: row.currency,
    },
    seen: row.seen === 1,
  }));
}

/** The keys of what is billed or reserved with this content, where the person may see it; by key. */
export async function findKeysAlike(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  fingerprints: Iterable<string>,
): Promise<{ key: string; fingerprint: string }[]> {
  return reader
    .selectFrom("entries")
    .innerJoin("invoices", "invoices.id", "entries.invoice_id")
    .where("entries.claimed", "=", sql.lit(1))
    .where("entries.fingerprint", "in", keyList(dialect, fingerprints))
    .where(invoiceVisibleTo(personId))
    .select(["entries.key", "entries.fingerprint"])
    .distinct()
    .orderBy("entries.key")
    .execute();
}
