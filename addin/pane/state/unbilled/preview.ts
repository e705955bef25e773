import { billedMinor } from "#shared/entry.ts";
import type { Entry } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import type { DetailLevel, DraftInvoice, Grouping } from "#shared/grouping.ts";
import { sumByCurrency } from "#shared/money.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { TaxRules } from "#shared/totals.ts";
import type { Money } from "#shared/wire/fields.ts";

export interface PreviewSettings {
  grouping: Grouping;
  detailLevel: DetailLevel;
  invoiceDate: string;
  /** null: signed out, the preview is net of tax. */
  tax: TaxRules | null;
}

/** An invoice to be. */
export interface InvoicePreview {
  groupKey: string;
  name: string;
  label: string;
  currency: string;
  entries: readonly Entry[];
  netMinor: number;
  /** null without tax rules. */
  grossMinor: number | null;
}

export interface Preview {
  invoices: InvoicePreview[];
  entryCount: number;
  clientCount: number;
  hoursMicro: number;
  netTotals: Money[];
  /** null without tax rules. */
  grossTotals: Money[] | null;
}

/** What a run of these entries would be: the same grouping and totals as the server's (design §4, Building). */
export function previewOf(entries: readonly Entry[], settings: PreviewSettings): Preview {
  const invoices = groupEntries(entries, settings.grouping).map((draft) =>
    invoiceOf(draft, settings),
  );
  const gross = invoices.flatMap(({ currency, grossMinor }) =>
    grossMinor === null ? [] : [{ currency, amountMinor: grossMinor }],
  );
  return {
    invoices,
    entryCount: entries.length,
    clientCount: new Set(entries.map((entry) => entry.billToKey)).size,
    hoursMicro: entries.reduce(
      (sum, entry) => sum + (entry.kind === "time" ? (entry.quantityMicro ?? 0) : 0),
      0,
    ),
    netTotals: sumByCurrency(
      invoices.map(({ currency, netMinor }) => ({ currency, amountMinor: netMinor })),
    ),
    grossTotals: settings.tax === null ? null : sumByCurrency(gross),
  };
}

function invoiceOf(draft: DraftInvoice, settings: PreviewSettings): InvoicePreview {
  const { groupKey, currency, label, entries } = draft;
  const known = { groupKey, name: draft.billToName, label, currency, entries };
  if (settings.tax === null) {
    const netMinor = entries.reduce((sum, entry) => sum + billedMinor(entry), 0);
    return { ...known, netMinor, grossMinor: null };
  }
  const { invoiceDate } = settings;
  const { rates } = settings.tax;
  const lines = linesOf(entries, settings.detailLevel, { currency, invoiceDate, rates });
  const { netMinor, grossMinor } = totalsOf(lines, settings.tax);
  return { ...known, netMinor, grossMinor };
}

/** Largest amounts first, or by name; ties keep the order of the grouping. */
export function sortedInvoices(
  invoices: readonly InvoicePreview[],
  by: "amount" | "name",
  locale: string,
): InvoicePreview[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return [...invoices].sort((a, b) =>
    by === "amount"
      ? shownMinor(b) - shownMinor(a)
      : collator.compare(`${a.name} ${a.label}`, `${b.name} ${b.label}`),
  );
}

/** With tax where it is known. */
export function shownMinor(invoice: InvoicePreview): number {
  return invoice.grossMinor ?? invoice.netMinor;
}
