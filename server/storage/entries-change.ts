import type { Selectable } from "kysely";
import type { Tx } from "./database.ts";
import type { EntriesTable } from "./tables.ts";

export type StoredEntry = Selectable<EntriesTable>;

/** An entry that stands on this invoice, as it is stored. */
export async function findInvoiceEntry(
  trx: Tx,
  invoiceId: string,
  key: string,
): Promise<StoredEntry | null> {
  const row = await trx
    .selectFrom("entries")
    .selectAll()
    .where("invoice_id", "=", invoiceId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

/** What a change of an entry on a draft may write. */
export type EntryChanges = Omit<
  StoredEntry,
  "id" | "invoice_id" | "key" | "claimed" | "status" | "group_label" | "added_by"
>;

export async function saveEntry(trx: Tx, id: number, changes: EntryChanges): Promise<void> {
  await trx.updateTable("entries").set(changes).where("id", "=", id).execute();
}

/** Takes an entry off its draft: its row is unbilled again (R16). */
export async function deleteEntry(trx: Tx, id: number): Promise<void> {
  await trx.deleteFrom("entries").where("id", "=", id).execute();
}
