import { printedIban } from "#shared/iban.ts";
import type { BankDetails, FirmBody, FirmView } from "#shared/wire/firm.ts";
import type { Versioned } from "../../parts/use-edit-form.ts";

/** The firm as it is typed: lines as one text, days as text. */
export interface FirmValues extends Omit<FirmBody, "address" | "termsDays"> {
  address: string;
  termsDays: string;
  bank: BankDetails;
}

export function firmValues(firm: FirmView): Versioned<FirmValues> {
  const { logo: _logo, changeCurrency: _may, version, ...body } = firm;
  const values = {
    ...body,
    address: body.address.join("\n"),
    termsDays: String(body.termsDays),
    bank: { ...body.bank, iban: printedIban(body.bank.iban) },
  };
  return { values, version };
}

export function firmBodyOf(values: FirmValues): FirmBody {
  const lines = values.address.split("\n").map((line) => line.trim());
  return {
    ...values,
    address: lines.filter((line) => line !== ""),
    taxNumbers: values.taxNumbers.filter(({ label, number }) => label + number !== ""),
    // What is no number goes as it is, so that the server says what is wrong.
    termsDays: values.termsDays.trim() === "" ? Number.NaN : Number(values.termsDays),
  };
}
