import type { InvoiceTotals } from "#shared/totals.ts";
import { bulkInsert } from "./bulk-insert.ts";
import type { ClientFacts } from "./clients.ts";
import type { Database, Tx } from "./database.ts";

/** A draft that begins to be: what is frozen of the client, and the totals of its entries (R3, R12, R13). */
export interface NewInvoice {
  id: string;
  runId: string;
  /** Who is billed. */
  client: ClientFacts;
  currency: string;
  label: string;
  invoiceDate: string;
  dueDate: string;
  termsDays: number;
  pricesIncludeTax: boolean;
  entryCount: number;
  totals: InvoiceTotals;
  makerId: string;
}

export async function insertDraftInvoices(
  trx: Tx,
  dialect: Database["dialect"],
  invoices: readonly NewInvoice[],
): Promise<void> {
  await bulkInsert(
    trx,
    dialect,
    "invoices",
    invoices.map(({ client, totals, ...invoice }) => ({
      id: invoice.id,
      run_id: invoice.runId,
      client_id: client.id,
      restricted: client.privacy === "public" ? 0 : 1,
      currency: invoice.currency,
      label: invoice.label,
      status: "draft",
      number: null,
      invoice_date: invoice.invoiceDate,
      invoice_date_overridden: 0,
      due_date: invoice.dueDate,
      due_date_overridden: 0,
      terms_days: invoice.termsDays,
      detail_level: null,
      client_name: client.name,
      client_name_key: client.nameKey,
      client_code: client.code,
      client_address: client.address,
      client_tax_number: client.taxNumber,
      email: client.email,
      email_cc: client.emailCc,
      prices_include_tax: invoice.pricesIncludeTax ? 1 : 0,
      entry_count: invoice.entryCount,
      ...totalColumns(totals),
      paid_minor: 0,
      approved_by: null,
      approved_at: null,
      makers: invoice.makerId,
      version: 1,
    })),
  );
}

export function totalColumns(totals: InvoiceTotals) {
  return {
    taxes: JSON.stringify(totals.taxes),
    missing_tax_codes: JSON.stringify(totals.missingTaxCodes),
    net_minor: totals.netMinor,
    tax_minor: totals.taxMinor,
    gross_minor: totals.grossMinor,
  };
}
