import type { QueryClient } from "@tanstack/react-query";
import { meKey } from "../../../session/kept-answers.ts";
import { ledgerFormatsKey, taxRatesKey } from "../settings-keys.ts";

/** Asks anew for everything that depends on tax rates. */
export async function forgetTaxRates(client: QueryClient): Promise<void> {
  await Promise.all(
    [taxRatesKey, ledgerFormatsKey, meKey].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
