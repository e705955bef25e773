import { formatMoney } from "#shared/decimal.ts";
import { sumByCurrency } from "#shared/money.ts";
import type { InvoiceTotals } from "#shared/totals.ts";
import type { Money } from "#shared/wire/fields.ts";
import type { ProblemItem } from "#shared/wire/problem.ts";
import type { CommitUploadBody } from "#shared/wire/upload.ts";
import { AppError } from "./app-error.ts";

type Expected = CommitUploadBody["expected"];

/** What an upload comes to, in the form in which the pane says what it showed. */
export function resultOf(
  entryCount: number,
  invoices: readonly { currency: string; totals: InvoiceTotals }[],
): Expected {
  const sums = (amountOf: (totals: InvoiceTotals) => number) =>
    sumByCurrency(
      invoices.map(({ currency, totals }) => ({ currency, amountMinor: amountOf(totals) })),
    );
  return {
    entryCount,
    invoiceCount: invoices.length,
    netByCurrency: sums(({ netMinor }) => netMinor),
    grossByCurrency: sums(({ grossMinor }) => grossMinor),
  };
}

/** Refuses to make anything else than what the person saw and agreed to: `upload-differs`. */
export function refuseDifferent(expected: Expected, result: Expected): void {
  const items: ProblemItem[] = [];
  const compare = (field: keyof Expected, shown: string, come: string, what: string) => {
    if (shown !== come) {
      items.push({
        location: `/expected/${field}`,
        message: `The preview showed ${shown || "nothing"}, the server comes to ${come || "nothing"} ${what}.`,
      });
    }
  };
  compare("entryCount", String(expected.entryCount), String(result.entryCount), "rows");
  compare("invoiceCount", String(expected.invoiceCount), String(result.invoiceCount), "invoices");
  compare("netByCurrency", told(expected.netByCurrency), told(result.netByCurrency), "before tax");
  compare(
    "grossByCurrency",
    told(expected.grossByCurrency),
    told(result.grossByCurrency),
    "with tax",
  );
  if (items.length === 0) return;
  throw new AppError(
    "upload-differs",
    "The rows come to something else than the preview showed: a client, a tax rate or the sheet has changed. Build the preview again.",
    items,
  );
}

function told(sums: readonly Money[]): string {
  return sumByCurrency(sums)
    .map(({ currency, amountMinor }) => formatMoney(amountMinor, currency, "en-GB"))
    .join(", ");
}
