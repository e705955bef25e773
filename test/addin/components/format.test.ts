import { describe, expect, it } from "vitest";
import { firmCurrencyFirst } from "../../../addin/components/firm-currency.ts";
import {
  counted,
  formatDate,
  formatPeriod,
  formatRate,
  formatTotals,
} from "../../../addin/components/format.ts";

describe("what people read", () => {
  it.each([
    [1, "1 row"],
    [0, "0 rows"],
    [1_412, "1,412 rows"],
  ])("counts %i", (count, text) => {
    expect(counted(count, "row", "rows", "en-GB")).toBe(text);
  });

  it("names amounts with their currency and a true minus, and never adds currencies", () => {
    const totals = [
      { currency: "EUR", amountMinor: -120_050 },
      { currency: "GBP", amountMinor: 4_821_050 },
    ];
    expect(formatTotals(totals, "en-GB", null)).toBe("−1,200.50\u00a0EUR and 48,210.50\u00a0GBP");
    expect(formatTotals([], "en-GB", null)).toBe("nothing");
  });

  it("puts the firm's currency first and the others by their codes, whatever order they come in", () => {
    const totals = ["USD", "EUR", "GBP"].map((currency) => ({ currency, amountMinor: 100 }));
    expect(formatTotals(totals, "en-GB", "GBP")).toBe(
      "1.00\u00a0GBP, 1.00\u00a0EUR and 1.00\u00a0USD",
    );
    expect(firmCurrencyFirst(totals, "JPY").map(({ currency }) => currency)).toEqual([
      "EUR",
      "GBP",
      "USD",
    ]);
    expect(totals[0]?.currency).toBe("USD");
  });

  it("says a date as it is, in whatever zone it is read", () => {
    expect(formatDate("2026-11-01", "en-GB")).toBe("1 Nov 2026");
    expect(formatDate("2026-12-31", "en-GB")).toBe("31 Dec 2026");
  });

  it("names a period by its month where it is one", () => {
    expect(formatPeriod("2026-11-01", "2026-11-30", "en-GB")).toBe("November 2026");
    expect(formatPeriod("2026-10-01", "2026-12-31", "en-GB")).toBe("1 Oct 2026 – 31 Dec 2026");
  });

  it("says a rate in per cent", () => {
    expect(formatRate(200_000, "en-GB")).toBe("20%");
    expect(formatRate(82_500, "en-GB")).toBe("8.25%");
  });
});
