import type { LedgerFormatView, LedgerMappingBody } from "#shared/wire/export-format.ts";
import type { Versioned } from "../../parts/use-edit-form.ts";

/** A mapping as it is typed. */
export interface MappingValues {
  time: string;
  expense: string;
  fixedFee: string;
  /** By tax code. */
  taxNames: Readonly<Record<string, string>>;
  currencies: string;
}

export function mappingValues({ mapping, version }: LedgerFormatView): Versioned<MappingValues> {
  const { accounts, taxNames, currencies } = mapping;
  const values = {
    time: accounts.time ?? "",
    expense: accounts.expense ?? "",
    fixedFee: accounts["fixed-fee"] ?? "",
    taxNames: Object.fromEntries(taxNames.map(({ taxCode, name }) => [taxCode, name])),
    currencies: currencies.join(", "),
  };
  return { values, version };
}

export function mappingBodyOf(values: MappingValues): LedgerMappingBody {
  const account = (text: string) => (text.trim() === "" ? null : text);
  return {
    accounts: {
      time: account(values.time),
      expense: account(values.expense),
      "fixed-fee": account(values.fixedFee),
    },
    taxNames: Object.entries(values.taxNames)
      .map(([taxCode, name]) => ({ taxCode, name }))
      .filter(({ name }) => name.trim() !== ""),
    currencies: values.currencies
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ""),
  };
}
