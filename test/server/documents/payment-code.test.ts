import { describe, expect, test } from "vitest";
import { paymentCodeModules, paymentCodeText } from "../../../server/documents/payment-code.ts";

const bank = {
  holder: "Harbour & Pine",
  iban: "DE89 3704 0044 0532 0130 00",
  bic: "COBADEFFXXX",
  bankName: "",
};
const transfer = { bank, currency: "EUR", amountMinor: 136_830, reference: "INV-0042" };

describe("the code that a bank's app reads (EPC069-12)", () => {
  test("has the fields of the standard in their order", () => {
    expect(paymentCodeText(transfer)).toBe(
      "BCD\n002\n1\nSCT\nCOBADEFFXXX\nHarbour & Pine\nDE89370400440532013000\nEUR1368.30\n\n\nINV-0042",
    );
  });

  test("exists for euros between a cent and the standard's largest amount only", () => {
    const has = (fields: Partial<typeof transfer>) =>
      paymentCodeText({ ...transfer, ...fields }) !== null;
    expect(has({ amountMinor: 1 })).toBe(true);
    expect(has({ amountMinor: 99_999_999_999 })).toBe(true);
    expect(has({ amountMinor: 100_000_000_000 })).toBe(false);
    expect(has({ amountMinor: 0 })).toBe(false);
    expect(has({ amountMinor: -5 })).toBe(false);
    expect(has({ currency: "GBP" })).toBe(false);
    expect(has({ bank: { ...bank, iban: "" } })).toBe(false);
    expect(has({ bank: { ...bank, iban: "DE89370400440532013001" } })).toBe(false);
    expect(has({ bank: { ...bank, holder: "" } })).toBe(false);
  });

  test("shortens names and references, and is left out when it would still be too long", () => {
    const long = paymentCodeText({ ...transfer, reference: "R".repeat(500) });
    expect(long?.split("\n").at(-1)).toHaveLength(140);
    const holder = "Ω".repeat(200);
    const wide = { ...transfer, bank: { ...bank, holder }, reference: "Ω".repeat(140) };
    expect(paymentCodeText(wide)).toBeNull();
  });

  test("is a square of dark and light with its three corners", () => {
    const rows = paymentCodeModules(paymentCodeText(transfer) ?? "");
    expect(rows.every((row) => row.length === rows.length)).toBe(true);
    const corner = [true, true, true, true, true, true, true, false];
    expect(rows[0]?.slice(0, 8)).toEqual(corner);
    expect(rows[0]?.slice(-8)).toEqual(corner.toReversed());
    expect(rows.at(-1)?.slice(0, 8)).toEqual(corner);
  });
});
