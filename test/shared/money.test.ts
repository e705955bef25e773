import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  largestMinor,
  minorDigits,
  multiplyToMinor,
  roundHalfAwayFromZero,
  shareOut,
  sumByCurrency,
} from "#shared/money.ts";

describe("minor units", () => {
  it.each([
    ["GBP", 2],
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["CLF", 4],
  ])("%s has %i decimals", (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });
});

describe("rounding (R12)", () => {
  it.each([
    [5, 10, 1],
    [-5, 10, -1],
    [4, 10, 0],
    [-4, 10, 0],
    [15, 10, 2],
    [-15, 10, -2],
    [14, 10, 1],
    [1, 3, 0],
    [2, 3, 1],
    [0, 7, 0],
    [9_007_199_254_740_991, 2, 4_503_599_627_370_496],
  ])("%i / %i is %i", (dividend, divisor, result) => {
    expect(roundHalfAwayFromZero(dividend, divisor)).toBe(result);
  });

  it("makes a negative the mirror of its positive, and never a negative zero", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1_000_000_000 }), (n, divisor) => {
        const result = roundHalfAwayFromZero(n, divisor);
        expect(roundHalfAwayFromZero(-n, divisor) + result).toBe(0);
        expect(Object.is(result, -0)).toBe(false);
      }),
    );
  });
});

describe("quantity × price (R12)", () => {
  it.each([
    ["three hours at 150.00", 3_000_000, 150_000_000, "GBP", 45_000],
    ["a third of a cent is dropped", 333_333, 100_000, "GBP", 3],
    ["half a cent goes up", 500_000, 10_000, "GBP", 1],
    ["minus half a cent goes down", -500_000, 10_000, "GBP", -1],
    ["1.005 at 1.00", 1_005_000, 1_000_000, "GBP", 101],
    ["a currency without decimals", 1_500_000, 333_000_000, "JPY", 500],
    ["a currency of three decimals", 1_500_000, 333_333_000, "KWD", 500_000],
    ["a price with six decimals", 7_000_000, 123_456_789, "GBP", 86_420],
    ["more than a safe integer in between", 999_999_999, 999_999_999, "GBP", 100_000_000],
    ["nothing", 0, 150_000_000, "GBP", 0],
  ])("%s", (_, quantityMicro, priceMicro, currency, amountMinor) => {
    expect(multiplyToMinor(quantityMicro, priceMicro, currency)).toBe(amountMinor);
  });

  it("agrees with arithmetic of unlimited size", () => {
    const micro = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(
        micro,
        micro,
        fc.constantFrom("GBP", "JPY", "KWD"),
        (quantity, price, currency) => {
          const unit = 10n ** BigInt(12 - minorDigits(currency));
          const product = BigInt(quantity) * BigInt(price);
          const doubled = 2n * (product < 0n ? -product : product) + unit;
          const magnitude = Number(doubled / (2n * unit));
          const expected = product < 0n && magnitude !== 0 ? -magnitude : magnitude;
          expect(multiplyToMinor(quantity, price, currency)).toBe(expected);
        },
      ),
    );
  });

  it("refuses an amount that one line cannot hold", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(multiplyToMinor(most, most, "GBP")).toBeNull();
    expect(largestMinor("GBP")).toBe(900_719_925_474);
  });
});

const shares = (total: number, ...weights: [string, number][]) =>
  shareOut(
    total,
    weights.map(([key, weight]) => ({ key, weight })),
  );

describe("sharing out (R8)", () => {
  it.each([
    ["evenly where it fits", 90, [30, 30, 30]],
    ["the odd cent by key where remainders are equal", 100, [33, 34, 33]],
    ["two odd cents", 101, [34, 34, 33]],
    ["a negative as the mirror", -100, [-33, -34, -33]],
    ["nothing", 0, [0, 0, 0]],
  ])("%s", (_, total, expected) => {
    expect(shares(total, ["b", 10], ["a", 10], ["c", 10])).toEqual(expected);
  });

  it("gives the odd cent to the largest remainder first", () => {
    expect(shares(10, ["a", 1], ["b", 2])).toEqual([3, 7]);
  });

  it("refuses weights that sum to zero or differ in sign", () => {
    expect(shares(100)).toBeNull();
    expect(shares(100, ["a", 0], ["b", 0])).toBeNull();
    expect(shares(100, ["a", 5], ["b", -4])).toBeNull();
  });

  it("keeps the sum, mirrors the negative and does not depend on the order", () => {
    const weight = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const total = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1 }), total, (weights, total) => {
        fc.pre(weights.some((one) => one > 0));
        const keyed = weights.map((one, index) => ({ key: `k${index}`, weight: one }));
        const result = shareOut(total, keyed) ?? [];
        expect(result.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(shareOut(-total, keyed)).toEqual(result.map((share) => 0 - share));
        expect(shareOut(total, keyed.toReversed())?.toReversed()).toEqual(result);
      }),
    );
  });
});

describe("sums by currency", () => {
  it("never adds different currencies, and lists them by code", () => {
    expect(
      sumByCurrency([
        { currency: "GBP", amountMinor: 100 },
        { currency: "EUR", amountMinor: 5 },
        { currency: "GBP", amountMinor: -30 },
      ]),
    ).toEqual([
      { currency: "EUR", amountMinor: 5 },
      { currency: "GBP", amountMinor: 70 },
    ]);
  });
});
