import type { Entry } from "#shared/entry.ts";
import type { Database, Reader } from "./database.ts";
import { keyList } from "./key-list.ts";

/** An entry with the invoice it is on. */
export interface InvoiceEntry {
  invoiceId: string;
  entry: Entry;
}

/** The entries of invoices; tax codes fall back to the client's and then to the firm's (R12). */
export async function listEntries(
  reader: Reader,
  dialect: Database["dialect"],
  invoiceIds: Iterable<string>,
  defaultTaxCode: string | null,
): Promise<InvoiceEntry[]> {
  const rows = await reader
    .selectFrom("entries")
    .innerJoin("invoices", "invoices.id", "entries.invoice_id")
    .innerJoin("clients", "clients.id", "entries.client_id")
    .where("entries.invoice_id", "in", keyList(dialect, invoiceIds))
    .select([
      "entries.invoice_id",
      "entries.key",
      "entries.kind",
      "invoices.client_id as bill_to_id",
      "invoices.client_name as bill_to_name",
      "entries.client_name",
      "entries.work_item",
      "entries.date",
      "entries.person",
      "entries.partner",
      "entries.description",
      "entries.quantity_micro",
      "entries.rate_micro",
      "entries.value_minor",
      "entries.currency",
      "entries.tax_code",
      "clients.tax_code as client_tax_code",
      "entries.group_label",
      "entries.write_on_off_minor",
      "entries.carried_minor",
    ])
    .execute();
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    entry: {
      key: row.key,
      kind: row.kind,
      billToKey: row.bill_to_id,
      billToName: row.bill_to_name,
      clientName: row.client_name,
      workItem: row.work_item,
      date: row.date,
      person: row.person,
      partner: row.partner,
      description: row.description,
      quantityMicro: row.quantity_micro,
      rateMicro: row.rate_micro,
      valueMinor: row.value_minor,
      currency: row.currency,
      taxCode: row.tax_code ?? row.client_tax_code ?? defaultTaxCode,
      groupLabel: row.group_label,
      writeOnOffMinor: row.write_on_off_minor,
      carriedMinor: row.carried_minor,
    },
  }));
}

/** Ids of a run's draft invoices with an entry that has no date, so that the invoice's date decides its tax. */
export async function listUndatedDrafts(reader: Reader, runId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("entries")
    .innerJoin("invoices", "invoices.id", "entries.invoice_id")
    .where("invoices.run_id", "=", runId)
    .where("invoices.status", "=", "draft")
    .where("entries.date", "is", null)
    .select("entries.invoice_id")
    .distinct()
    .orderBy("entries.invoice_id")
    .execute();
  return rows.map((row) => row.invoice_id);
}
