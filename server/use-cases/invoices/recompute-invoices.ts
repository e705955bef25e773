import type { Entry } from "#shared/entry.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import type { InvoiceTotals } from "#shared/totals.ts";
import { draftTotals } from "../../domain/draft-totals.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import { listEntries } from "../../storage/entries.ts";
import { totalColumns } from "../../storage/invoices-insert.ts";
import { saveInvoice } from "../../storage/invoices.ts";
import type { Invoice, InvoiceChanges } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";

const invoicesAtOnce = 50;

/**
 * Computes drafts' totals anew from their entries, and writes them with further changes. `invoices` are as they are
 * to become: their date and level of detail decide. Where `changesOf` gives null nothing is written. Returns what was.
 */
export async function recomputeInvoices(
  { database, actor }: Context,
  trx: Tx,
  invoices: readonly Invoice[],
  runDetailLevel: DetailLevel,
  rules: BillingRules,
  changesOf: (invoice: Invoice, totals: InvoiceTotals) => InvoiceChanges | null = () => ({}),
): Promise<{ invoice: Invoice; totals: InvoiceTotals }[]> {
  const others = fairTurns();
  const written = [];
  for (let start = 0; start < invoices.length; start += invoicesAtOnce) {
    const slice = invoices.slice(start, start + invoicesAtOnce);
    const entries = new Map<string, Entry[]>(slice.map(({ id }) => [id, []]));
    const stored = await listEntries(trx, database.dialect, entries.keys(), rules.defaultTaxCode);
    for (const { invoiceId, entry } of stored) entries.get(invoiceId)?.push(entry);
    for (const invoice of slice) {
      const own = entries.get(invoice.id) ?? [];
      const detailLevel = invoice.detailLevel ?? runDetailLevel;
      const totals = draftTotals(own, { ...invoice, detailLevel }, rules.rates);
      const further = changesOf(invoice, totals);
      if (further === null) continue;
      const columns = { ...totalColumns(totals), entry_count: own.length, ...further };
      await saveInvoice(trx, invoice.id, columns, actor.personId);
      written.push({ invoice, totals });
    }
    await others();
  }
  return written;
}
