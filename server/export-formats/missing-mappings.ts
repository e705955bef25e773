import { entryKinds } from "#shared/entry.ts";
import { accountOf, kindNames, taxNameOf } from "./check-export.ts";
import type { LedgerMapping } from "./export-format.ts";

/** What a firm uses and a ledger has to know. */
export interface UsedCodes {
  taxCodes: readonly { code: string; name: string }[];
  currencies: readonly string[];
}

export interface MissingCode {
  kind: "account" | "tax" | "currency";
  code: string;
  message: string;
}

/** What an export would be refused for (R19), before there is an invoice to export. */
export function missingMappings(mapping: LedgerMapping, used: UsedCodes): MissingCode[] {
  return [
    ...entryKinds
      .filter((kind) => accountOf(mapping, kind) === "")
      .map((kind) => ({
        kind: "account" as const,
        code: kind,
        message: `No account is chosen for ${kindNames[kind]}.`,
      })),
    ...used.taxCodes
      .filter(({ code }) => taxNameOf(mapping, code) === "")
      .map(({ code, name }) => ({
        kind: "tax" as const,
        code,
        message: `No tax rate of the ledger is chosen for ${code} (${name}).`,
      })),
    ...used.currencies
      .filter((currency) => !mapping.currencies.includes(currency))
      .map((currency) => ({
        kind: "currency" as const,
        code: currency,
        message: `It is not said that the ledger keeps ${currency}.`,
      })),
  ];
}
