import { formatMinor } from "#shared/decimal.ts";
import { taxOnNet } from "#shared/tax.ts";
import type { TaxComponent } from "#shared/totals.ts";

const netMinor = 10_000;
const currency = "GBP";

/** What a rate makes of a hundred: "100.00 + 5.00 + 9.98 = 114.98". */
export function taxExample(components: readonly TaxComponent[], locale: string): string {
  const taxes = taxOnNet(netMinor, components);
  const gross = taxes.reduce((sum, tax) => sum + tax, netMinor);
  const amounts = [netMinor, ...taxes].map((amount) => formatMinor(amount, currency, locale));
  return taxes.length === 0
    ? `${formatMinor(netMinor, currency, locale)}, without tax`
    : `${amounts.join(" + ")} = ${formatMinor(gross, currency, locale)}`;
}
