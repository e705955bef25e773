import type { EntryKind } from "#shared/entry.ts";
import { sumByCurrency } from "#shared/money.ts";
import { compareText } from "#shared/names.ts";
import type { ExportFormat, ExportableInvoice, LedgerMapping } from "./export-format.ts";

/** Something that keeps invoices out of a ledger (R19), with the invoices it concerns. */
export interface ExportBlock {
  code: "account-unmapped" | "tax-unmapped" | "currency-unmapped" | "format-limit";
  message: string;
  invoiceIds: string[];
}

export const kindNames: Record<EntryKind, string> = {
  time: "time",
  expense: "expenses",
  "fixed-fee": "fixed fees",
};

/** Everything that would stop a ledger from taking these invoices, each thing once, in a fixed order (R19). */
export function checkExport(
  format: ExportFormat,
  invoices: readonly ExportableInvoice[],
  mapping: LedgerMapping,
): ExportBlock[] {
  const found = new Map<string, ExportBlock & { invoices: Set<string> }>();
  const { limits } = format;

  for (const invoice of invoicesForLedger(format, invoices)) {
    const block = (code: ExportBlock["code"], message: string) => {
      const known = found.get(message);
      if (known !== undefined) known.invoices.add(invoice.id);
      else found.set(message, { code, message, invoiceIds: [], invoices: new Set([invoice.id]) });
    };

    if (!mapping.currencies.includes(invoice.currency)) {
      block("currency-unmapped", `${format.name} is not set up for ${invoice.currency}.`);
    }
    if (invoice.clientName.length > limits.clientNameLength) {
      block(
        "format-limit",
        `A client's name is longer than the ${limits.clientNameLength} characters that ${format.name} takes.`,
      );
    }
    if (invoice.lines.length === 0) {
      block("format-limit", `${format.name} takes no invoice without a line.`);
    }
    for (const line of invoice.lines) {
      if (!accountOf(mapping, line.kind)) {
        block(
          "account-unmapped",
          `No account is chosen for ${kindNames[line.kind]} in ${format.name}.`,
        );
      }
      if (!taxNameOf(mapping, line.taxCode)) {
        block(
          "tax-unmapped",
          line.taxCode === null
            ? `A line without a tax code cannot be exported to ${format.name}.`
            : `No tax rate of ${format.name} is chosen for the tax code ${line.taxCode}.`,
        );
      }
      if (line.description.length > limits.descriptionLength) {
        block(
          "format-limit",
          `A line's text is longer than the ${limits.descriptionLength} characters that ${format.name} takes.`,
        );
      }
    }
  }

  return [...found.values()]
    .map(({ code, message, invoices }) => ({ code, message, invoiceIds: [...invoices] }))
    .sort((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message));
}

/** The invoices that go into the files: without those of zero where the ledger refuses them (R20). */
export function invoicesForLedger<Invoice extends { grossMinor: number }>(
  format: ExportFormat,
  invoices: readonly Invoice[],
): Invoice[] {
  return invoices.filter(({ grossMinor }) => format.acceptsZeroInvoices || grossMinor !== 0);
}

/** Count and gross per currency of what is in the files (R22), to be compared with what the ledger shows. */
export function controlTotals(
  format: ExportFormat,
  invoices: readonly Pick<ExportableInvoice, "currency" | "grossMinor">[],
): { invoiceCount: number; totals: { currency: string; amountMinor: number }[] } {
  const included = invoicesForLedger(format, invoices);
  const totals = sumByCurrency(
    included.map(({ currency, grossMinor }) => ({ currency, amountMinor: grossMinor })),
  );
  return { invoiceCount: included.length, totals };
}

/** The ledger's account for a kind of entry; "" when none is chosen. */
export function accountOf(mapping: LedgerMapping, kind: EntryKind): string {
  return mapping.accounts[kind]?.trim() ?? "";
}

/** The ledger's name of a tax code; "" when none is chosen. */
export function taxNameOf(mapping: LedgerMapping, taxCode: string | null): string {
  // Own properties only: a tax code may be called "constructor".
  if (taxCode === null || !Object.hasOwn(mapping.taxNames, taxCode)) return "";
  return mapping.taxNames[taxCode]?.trim() ?? "";
}
