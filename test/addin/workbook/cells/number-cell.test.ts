import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimalOfNumber,
  microOf,
  numberOfText,
  readNumber,
} from "../../../../addin/workbook/cells/number-cell.ts";

const english = { decimal: ".", group: "," };
const german = { decimal: ",", group: "." };

describe("decimalOfNumber", () => {
  it.each([
    [0.1 + 0.2, "0.3"],
    [1.005, "1.005"],
    [1.1 * 1.1, "1.21"],
    [-0.07 * 100, "-7"],
    [123_456_789.12, "123456789.12"],
  ])("reads %s as %s, as Excel shows it", (value, text) => {
    expect(decimalOfNumber(value)).toBe(text);
  });

  it("reads every amount with two decimals exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const read = readNumber(cents / 100, english);
        const exact = Number.isSafeInteger(cents * 10_000) ? cents * 10_000 : null;
        expect(read.type === "number" && microOf(read.decimal)).toBe(exact);
        expect(microOf({ text: decimalOfNumber(cents / 100) })).toBe(exact);
      }),
    );
  });
});

describe("numberOfText", () => {
  it.each([
    ["1234.5", "1234.5"],
    ["1,234.50", "1234.50"],
    ["1.234,50", "1234.50"],
    ["1'234.50", "1234.50"],
    ["1’234’567.8", "1234567.8"],
    ["1 234,50", "1234.50"],
    ["1\u202f234,50", "1234.50"],
    ["1,234,567", "1234567"],
    ["1.234.567", "1234567"],
    ["12,5", "12.5"],
    [".5", ".5"],
    ["0.125", "0.125"],
    ["0,125", "0.125"],
    ["(12.50)", "-12.50"],
    ["12.50-", "-12.50"],
    ["-12.50", "-12.50"],
    ["\u221212.50", "-12.50"],
    ["+3", "3"],
  ])("reads %j as %s", (text, decimal) => {
    expect(numberOfText(text, english)).toEqual({ decimal, currency: null });
  });

  it.each([
    ["£1,200", "1200", "GBP"],
    ["€ 99,90", "99.90", "EUR"],
    ["99,90 €", "99.90", "EUR"],
    ["-£12", "-12", "GBP"],
    ["£-12", "-12", "GBP"],
    ["(£12.00)", "-12.00", "GBP"],
    ["CHF 1'000.05", "1000.05", "CHF"],
    ["12 USD", "12", "USD"],
    ["$12", "12", "$"],
  ])("reads %j with its currency", (text, decimal, currency) => {
    expect(numberOfText(text, english)).toEqual({ decimal, currency });
  });

  it.each([
    "",
    "abc",
    "1,23,4",
    "12.34.5",
    "1,2,3",
    "12%",
    "1e3",
    "3 hrs",
    "tbc",
    "--5",
    "(-5)",
    "1.234,5.6",
    "1:30",
    "£",
    "12 bananas",
    "£12 EUR",
  ])("does not take %j for a number", (text) => {
    expect(numberOfText(text, english)).toBeNull();
  });

  it("reads one ambiguous group as the workbook's own settings do", () => {
    expect(numberOfText("1,234", english)?.decimal).toBe("1234");
    expect(numberOfText("1.234", english)?.decimal).toBe("1.234");
    expect(numberOfText("1.234", german)?.decimal).toBe("1234");
    expect(numberOfText("1,234", german)?.decimal).toBe("1.234");
  });

  it("reads back every amount printed in either way", () => {
    const amounts = fc.integer({ min: -1e13, max: 1e13 });
    fc.assert(
      fc.property(amounts, fc.constantFrom("en-GB", "de-DE", "fr-FR", "de-CH"), (cents, locale) => {
        const printed = new Intl.NumberFormat(locale, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        }).format(cents / 100);
        const decimal = numberOfText(printed, english)?.decimal ?? "";
        expect(Number(decimal.replace(".", ""))).toBe(cents);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => numberOfText(text, english)).not.toThrow();
      }),
    );
  });
});

describe("readNumber", () => {
  it("never takes an Excel error or TRUE for a number", () => {
    expect(readNumber({ error: "#N/A" }, english)).toEqual({ type: "not-a-number", text: "#N/A" });
    expect(readNumber(true, english)).toEqual({ type: "not-a-number", text: "TRUE" });
  });

  it("takes an empty cell and one of blanks for nothing", () => {
    expect(readNumber(null, english)).toEqual({ type: "empty" });
    expect(readNumber("  ", english)).toEqual({ type: "empty" });
  });
});
