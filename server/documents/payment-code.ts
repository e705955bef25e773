import { Buffer } from "node:buffer";
import { encode } from "uqr";
import { minorText } from "#shared/decimal.ts";
import { compactIban, isIban } from "#shared/iban.ts";
import type { BankAccount } from "../domain/issued-invoice.ts";

const largestAmountMinor = 99_999_999_999;
const mostBytes = 331;

/** What a bank's app reads from the QR code (EPC069-12, version 002, UTF-8); null where the standard has none. */
export function paymentCodeText(transfer: {
  bank: Pick<BankAccount, "holder" | "iban" | "bic">;
  currency: string;
  amountMinor: number;
  reference: string;
}): string | null {
  const { bank, currency, amountMinor, reference } = transfer;
  const iban = compactIban(bank.iban);
  if (currency !== "EUR" || amountMinor < 1 || amountMinor > largestAmountMinor) return null;
  if (!isIban(iban) || bank.holder === "") return null;
  const text = [
    "BCD",
    "002",
    "1",
    "SCT",
    bank.bic,
    shortened(bank.holder, 70),
    iban,
    `EUR${minorText(amountMinor, "EUR")}`,
    "", // purpose
    "", // structured reference
    shortened(reference, 140),
  ].join("\n");
  return Buffer.byteLength(text) <= mostBytes ? text : null;
}

/** The dark squares of a QR code, row by row; correction level M and at most version 13, as the standard asks. */
export function paymentCodeModules(text: string): boolean[][] {
  const bytes = [...Buffer.from(text)];
  return encode(bytes, { ecc: "M", border: 0, maxVersion: 13, boostEcc: false }).data;
}

/** At most so many characters, none cut in half. */
function shortened(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("");
}
