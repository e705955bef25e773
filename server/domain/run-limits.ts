import { formatMoney } from "#shared/decimal.ts";
import { sumByCurrency } from "#shared/money.ts";
import type { Money } from "#shared/wire/fields.ts";
import { AppError } from "./app-error.ts";

/** What one upload and one run can hold, so that every sum is exact and nothing takes for ever. */
const mostRowsAtOnce = 100_000;
const mostInvoices = 5_000;
/** In minor units, whatever the sign of the single amounts; also the most that a request can say. */
const mostMinor = 1e14;

export function refuseTooManyRows(rowCount: number): void {
  if (rowCount <= mostRowsAtOnce) return;
  throw new AppError(
    "validation",
    "At most 100,000 rows can be billed at once. Bill the others in a further run.",
  );
}

export function refuseTooManyInvoices(invoiceCount: number): void {
  if (invoiceCount <= mostInvoices) return;
  throw new AppError(
    "validation",
    `A run can hold at most 5,000 invoices; this one would have ${invoiceCount.toLocaleString("en-GB")}. Use a further run, or group by client.`,
  );
}

export function refuseTooMuchMoney(amounts: readonly Money[]): void {
  const sizes = amounts.map(({ currency, amountMinor }) => ({
    currency,
    amountMinor: Math.abs(amountMinor),
  }));
  for (const { currency, amountMinor } of sumByCurrency(sizes)) {
    if (amountMinor <= mostMinor) continue;
    throw new AppError(
      "validation",
      `A run can hold at most ${formatMoney(mostMinor, currency, "en-GB")} of invoices, credits counted like charges. Correct the amounts, or use a further run.`,
    );
  }
}
