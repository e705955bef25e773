import { groupEntries } from "#shared/grouping.ts";
import type { DetailLevel, DraftInvoice, Grouping } from "#shared/grouping.ts";
import type { InvoiceTotals } from "#shared/totals.ts";
import type { UploadEntry } from "#shared/wire/upload.ts";
import { draftTotals } from "../../domain/draft-totals.ts";
import { RowFaults, uploadedEntry } from "../../domain/uploaded-entries.ts";
import type { UploadedEntry } from "../../domain/uploaded-entries.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { ClientFacts } from "../../storage/clients.ts";
import { fairTurns } from "../fair-turns.ts";
import type { UploadClients } from "./upload-clients.ts";

/** How the run wants its invoices. */
export interface RunTerms {
  grouping: Grouping;
  detailLevel: DetailLevel;
  invoiceDate: string;
}

/** One invoice that the uploaded rows make by themselves. */
export interface PlannedInvoice {
  billTo: ClientFacts;
  currency: string;
  label: string;
  entries: UploadedEntry[];
  totals: InvoiceTotals;
}

/** Groups uploaded rows as the preview did, with the same functions, a slice at a time. */
export async function planInvoices(
  rows: readonly UploadEntry[],
  clients: UploadClients,
  run: RunTerms,
  rules: BillingRules,
): Promise<PlannedInvoice[]> {
  const others = fairTurns();
  const faults = new RowFaults();
  const byBillTo = new Map<string, { billTo: ClientFacts; entries: UploadedEntry[] }>();
  for (const [index, row] of rows.entries()) {
    if (index % 100 === 0) await others();
    faults.look(row);
    const billTo = clients.billToOf(row);
    const entry = uploadedEntry(row, clients.clientOf(row), billTo, rules.defaultTaxCode);
    const known = byBillTo.get(billTo.id);
    if (known === undefined) byBillTo.set(billTo.id, { billTo, entries: [entry] });
    else known.entries.push(entry);
  }
  faults.refuse();

  const planned: PlannedInvoice[] = [];
  // An invoice never spans two of those who are billed, so grouping each by itself gives the same as all at once.
  for (const { billTo, entries } of byBillTo.values()) {
    for (const draft of groupEntries(entries, run.grouping)) {
      planned.push({
        billTo,
        currency: draft.currency,
        label: draft.label,
        entries: givenBack(draft),
        totals: draftTotals(
          draft.entries,
          { ...run, currency: draft.currency, pricesIncludeTax: rules.pricesIncludeTax },
          rules.rates,
        ),
      });
      await others();
    }
  }
  return planned;
}

function givenBack(draft: DraftInvoice): UploadedEntry[] {
  // safe because groupEntries sorts the entries that it was given and makes none
  return draft.entries as UploadedEntry[];
}
