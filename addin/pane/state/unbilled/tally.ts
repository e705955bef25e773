import { sumByCurrency } from "#shared/money.ts";
import type { Money } from "#shared/wire/fields.ts";

/** Adds up amounts, each currency for itself. */
export interface Tally {
  add(currency: string, amountMinor: number): void;
  totals(): Money[];
}

export function createTally(): Tally {
  const sums = new Map<string, number>();
  return {
    add: (currency, amountMinor) => sums.set(currency, (sums.get(currency) ?? 0) + amountMinor),
    totals: () =>
      sumByCurrency(Array.from(sums, ([currency, amountMinor]) => ({ currency, amountMinor }))),
  };
}
