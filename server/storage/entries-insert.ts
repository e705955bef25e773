import { billedMinor } from "#shared/entry.ts";
import type { UploadedEntry } from "../domain/uploaded-entries.ts";
import { bulkInsert } from "./bulk-insert.ts";
import type { Database, Tx } from "./database.ts";

/** Puts entries on their draft invoices and reserves them there (R10), for the person who does it. */
export async function insertDraftEntries(
  trx: Tx,
  dialect: Database["dialect"],
  entries: readonly { invoiceId: string; entry: UploadedEntry }[],
  addedBy: string,
): Promise<void> {
  await bulkInsert(
    trx,
    dialect,
    "entries",
    entries.map(({ invoiceId, entry }) => ({
      invoice_id: invoiceId,
      key: entry.key,
      claimed: 1,
      fingerprint: entry.fingerprint,
      status: "in-draft",
      kind: entry.kind,
      client_id: entry.clientId,
      client_name: entry.clientName,
      work_item: entry.workItem,
      date: entry.date,
      person: entry.person,
      partner: entry.partner,
      description: entry.description,
      quantity_micro: entry.quantityMicro,
      rate_micro: entry.rateMicro,
      value_minor: entry.valueMinor,
      write_on_off_minor: entry.writeOnOffMinor,
      carried_minor: entry.carriedMinor,
      billed_minor: billedMinor(entry),
      currency: entry.currency,
      tax_code: entry.rowTaxCode,
      group_label: entry.groupLabel,
      added_by: addedBy,
    })),
  );
}
