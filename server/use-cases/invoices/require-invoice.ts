import { AppError } from "../../domain/app-error.ts";
import { enforce } from "../../domain/refusal.ts";
import type { InvoiceActionFacts } from "../../domain/invoice-actions.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../../storage/database.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { findRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";

export function invoiceNotFound(): AppError {
  return new AppError("invoice-not-found", "This invoice does not exist, or is hidden from you.");
}

/**
 * An invoice that the person sees, unchanged since they saw it, with its run; refused as the rule of the verb says.
 * Throws `invoice-not-found`, `version-changed`, and what the rule gives.
 */
export async function requireInvoice(
  { actor }: Context,
  trx: Tx,
  seen: { id: string; version: number },
  rule: (facts: InvoiceActionFacts) => Refusal | null,
): Promise<{ invoice: Invoice; run: Run }> {
  const invoice = await findInvoice(trx, actor.personId, seen.id);
  const run = invoice === null ? null : await findRun(trx, invoice.runId);
  if (invoice === null || run === null) throw invoiceNotFound();
  requireVersion(invoice, seen.version, "The invoice");
  enforce(rule({ runStatus: run.status, status: invoice.status, issued: invoice.number !== null }));
  return { invoice, run };
}
