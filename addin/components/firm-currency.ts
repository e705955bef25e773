import { createContext, use } from "react";
import type { Money } from "#shared/wire/fields.ts";

/** The firm's currency; null while nobody is signed in. */
export const FirmCurrencyContext = createContext<string | null>(null);

export function useFirmCurrency(): string | null {
  return use(FirmCurrencyContext);
}

/** Amounts as a person reads them everywhere: the firm's currency first, the others by their codes. */
export function firmCurrencyFirst(totals: readonly Money[], firmCurrency: string | null): Money[] {
  return totals.toSorted(
    (a, b) =>
      Number(b.currency === firmCurrency) - Number(a.currency === firmCurrency) ||
      (a.currency < b.currency ? -1 : 1),
  );
}
