import { AppError } from "../../domain/app-error.ts";
import type { InvoiceActionFacts } from "../../domain/invoice-actions.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../../storage/database.ts";
import { findInvoiceEntry } from "../../storage/entries-change.ts";
import type { StoredEntry } from "../../storage/entries-change.ts";
import type { Invoice } from "../../storage/invoices.ts";
import type { Run } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { requireInvoice } from "./require-invoice.ts";

/** An entry of an invoice that the person sees, as `requireInvoice`; throws `entry-not-found` besides. */
export async function requireInvoiceEntry(
  context: Context,
  trx: Tx,
  seen: { invoiceId: string; key: string; version: number },
  rule: (facts: InvoiceActionFacts) => Refusal | null,
): Promise<{ invoice: Invoice; run: Run; entry: StoredEntry }> {
  const { invoiceId: id, key, version } = seen;
  const { invoice, run } = await requireInvoice(context, trx, { id, version }, rule);
  const entry = await findInvoiceEntry(trx, id, key);
  if (entry === null) {
    throw new AppError("entry-not-found", "This row is not on the invoice any more.");
  }
  return { invoice, run, entry };
}
