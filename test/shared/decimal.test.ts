import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimalText,
  formatMicro,
  formatMinor,
  formatMoney,
  microText,
  minorText,
  parseDecimal,
} from "#shared/decimal.ts";

describe("reading a decimal", () => {
  it.each<[string | number, number, number, boolean]>([
    ["12.5", 2, 1250, true],
    ["-12.5", 2, -1250, true],
    ["\u221212.5", 2, -1250, true],
    ["+.5", 2, 50, true],
    ["7.", 2, 700, true],
    [" 3 ", 0, 3, true],
    ["1.005", 2, 101, false],
    ["-1.005", 2, -101, false],
    ["1.0049999", 2, 100, false],
    ["0.004", 2, 0, false],
    ["-0.004", 2, 0, false],
    ["1e-7", 6, 0, false],
    ["5e-7", 6, 1, false],
    ["1.5E3", 2, 150_000, true],
    ["000000000000000000001.5", 6, 1_500_000, true],
    ["0e500", 6, 0, true],
    [1.005, 2, 101, false],
    [0.1, 6, 100_000, true],
    [0.30000000000000004, 6, 300_000, false],
    [1e-7, 6, 0, false],
    [123456.789, 6, 123_456_789_000, true],
    [-0, 2, 0, true],
  ])("%s at %i places is %i", (source, places, scaled, exact) => {
    expect(parseDecimal(source, places)).toEqual({ scaled, exact });
  });

  it.each(["", " ", "-", ".", "abc", "1,5", "1.2.3", "0x10", "1e", "NaN", "١٢", "1 2", "--1"])(
    "refuses %j",
    (source) => {
      expect(parseDecimal(source, 2)).toBeNull();
    },
  );

  it.each([Number.NaN, Infinity, 1e21, "9007199254740993", "1e9999", "9".repeat(400)])(
    "refuses %s, which cannot be held exactly",
    (source) => {
      expect(parseDecimal(source, 2)).toBeNull();
    },
  );

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat({ max: 8 }), (scaled, places) => {
        const expected = { scaled: scaled + 0, exact: true };
        expect(parseDecimal(decimalText(scaled, places), places)).toEqual(expected);
      }),
    );
  });

  it("reads the shortest text of any number as that number says", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
        const read = parseDecimal(number, 6);
        expect(read).not.toBeNull();
        expect(Math.abs((read?.scaled ?? 0) / 1e6 - number)).toBeLessThanOrEqual(0.000_000_6);
      }),
    );
  });
});

describe("writing amounts", () => {
  it.each([
    [-123_450, "GBP", "-1234.50"],
    [5, "GBP", "0.05"],
    [0, "GBP", "0.00"],
    [1_234, "JPY", "1234"],
    [-1, "KWD", "-0.001"],
  ])("%i of %s is %s as plain text", (amountMinor, currency, text) => {
    expect(minorText(amountMinor, currency)).toBe(text);
  });

  it.each([
    [1_500_000, 0, "1.5"],
    [1_000_000, 0, "1"],
    [1_000_000, 2, "1.00"],
    [-333_333, 2, "-0.333333"],
    [0, 0, "0"],
  ])("%i millionths with at least %i decimals are %s", (amountMicro, fewest, text) => {
    expect(microText(amountMicro, fewest)).toBe(text);
  });

  it("follows the reader's language, with a true minus in each", () => {
    expect(formatMinor(-123_450, "GBP", "en-GB")).toBe("\u22121,234.50");
    expect(formatMinor(-123_450, "EUR", "de-DE")).toBe("\u22121.234,50");
    expect(formatMinor(-123_450, "SEK", "sv-SE")).toBe("\u22121\u00a0234,50");
    expect(formatMinor(1_234, "JPY", "en-GB")).toBe("1,234");
    expect(formatMoney(123_450, "GBP", "en-GB")).toBe("1,234.50\u00a0GBP");
    expect(formatMicro(-1_500_000, "de-DE")).toBe("\u22121,5");
  });

  it("shows the largest amount to the cent", () => {
    expect(formatMinor(Number.MAX_SAFE_INTEGER, "GBP", "en-GB")).toBe("90,071,992,547,409.91");
  });
});
