import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billedMinor } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import { sumByCurrency } from "#shared/money.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { Line, TaxRate } from "#shared/totals.ts";
import { anyEntries, sampleRate, sampleRates, shuffled } from "./sample-entry.ts";

function line(amountMinor: number, taxCode: string | null = "S", supplyDate = "2026-11-10"): Line {
  return {
    kind: "time",
    description: "Work",
    quantityMicro: 1_000_000,
    unitPriceMicro: amountMinor * 10_000,
    amountMinor,
    taxCode,
    supplyDate,
    entryKeys: [],
  };
}

const withoutTax = { rates: sampleRates, pricesIncludeTax: false };
const withTax = { rates: sampleRates, pricesIncludeTax: true };

describe("tax on prices without tax (R12)", () => {
  it("is rounded once per rate, on the sum of its lines", () => {
    // Each line alone would be 0.005 of tax, rounded up to 0.01 three times.
    const lines = [line(3), line(3), line(3)];
    const rates = [sampleRate("S", 166_667)];
    expect(totalsOf(lines, { rates, pricesIncludeTax: false })).toEqual({
      netMinor: 9,
      taxMinor: 2,
      grossMinor: 11,
      taxes: [{ taxCode: "S", name: "S tax", ratePpm: 166_667, taxableMinor: 9, taxMinor: 2 }],
      missingTaxCodes: [],
    });
  });

  it("rounds half away from zero, on both sides", () => {
    const rates = [sampleRate("S", 50_000)];
    expect(totalsOf([line(10)], { rates, pricesIncludeTax: false }).taxMinor).toBe(1);
    expect(totalsOf([line(-10)], { rates, pricesIncludeTax: false }).taxMinor).toBe(-1);
  });

  it("rounds each component of a combined rate", () => {
    const { taxes } = totalsOf([line(1_010, "N")], withoutTax);
    expect(
      taxes.map(({ ratePpm, taxableMinor, taxMinor }) => [ratePpm, taxableMinor, taxMinor]),
    ).toEqual([
      [70_000, 1_010, 71],
      [25_000, 1_010, 25],
    ]);
  });

  it("charges a compound component on the rounded base", () => {
    const { taxes, grossMinor } = totalsOf([line(1_010, "Q")], withoutTax);
    expect(taxes.map(({ name, taxableMinor, taxMinor }) => [name, taxableMinor, taxMinor])).toEqual(
      [
        ["First", 1_010, 51],
        ["Second", 1_061, 106],
      ],
    );
    expect(grossMinor).toBe(1_010 + 51 + 106);
  });

  it("keeps a row for what is exempt, because its amount must be shown", () => {
    expect(totalsOf([line(500, "Z")], withoutTax).taxes).toEqual([
      { taxCode: "Z", name: "Z rate", ratePpm: 0, taxableMinor: 500, taxMinor: 0 },
    ]);
  });

  it("lists rates by code, whatever the order of the lines", () => {
    const lines = [line(1, "Z"), line(1, "S"), line(1, "R")];
    expect(totalsOf(lines, withoutTax).taxes.map(({ taxCode }) => taxCode)).toEqual([
      "R",
      "S",
      "Z",
    ]);
  });
});

describe("tax in prices that include it (R12)", () => {
  it("is taken out once per rate; the net is what is left", () => {
    expect(totalsOf([line(5_000), line(5_001)], withTax)).toMatchObject({
      netMinor: 8_334,
      taxMinor: 1_667,
      grossMinor: 10_001,
      taxes: [{ taxableMinor: 8_334, taxMinor: 1_667 }],
    });
  });

  it("is taken out per component, compound ones on what stands before them", () => {
    const totals = totalsOf([line(115_474, "Q")], withTax);
    expect(totals).toMatchObject({ netMinor: 100_000, taxMinor: 15_474, grossMinor: 115_474 });
    expect(totals.taxes.map(({ taxableMinor, taxMinor }) => [taxableMinor, taxMinor])).toEqual([
      [100_000, 5_000],
      [105_000, 10_474],
    ]);
  });
});

const version = (validFrom: string, ratePpm: number): TaxRate => ({
  ...sampleRate("S", ratePpm),
  validFrom,
});

describe("the rate in force (R12)", () => {
  const rates = [version("2026-01-01", 190_000), version("2020-01-01", 160_000)];
  const taxOn = (date: string) =>
    totalsOf([line(10_000, "S", date)], { rates, pricesIncludeTax: false });

  it("is the newest one that is not after the date of supply", () => {
    expect(taxOn("2025-12-31").taxMinor).toBe(1_600);
    expect(taxOn("2026-01-01").taxMinor).toBe(1_900);
  });

  it("is missing before the first one", () => {
    expect(taxOn("2019-12-31")).toMatchObject({ taxMinor: 0, missingTaxCodes: ["S"] });
  });

  it("is missing after its last day, until a next one begins", () => {
    const ended = { ...version("2020-01-01", 160_000), endsOn: "2025-06-30" };
    const taxesOn = (date: string) =>
      totalsOf([line(10_000, "S", date)], {
        rates: [ended, version("2026-01-01", 190_000)],
        pricesIncludeTax: false,
      });
    expect(taxesOn("2025-06-30").taxMinor).toBe(1_600);
    expect(taxesOn("2025-07-01")).toMatchObject({ taxMinor: 0, missingTaxCodes: ["S"] });
    expect(taxesOn("2026-01-01").taxMinor).toBe(1_900);
  });

  it("is taxed apart from the one before it on the same invoice", () => {
    const lines = [line(10_000, "S", "2025-12-31"), line(10_000, "S", "2026-01-01")];
    const { taxes } = totalsOf(lines, { rates, pricesIncludeTax: false });
    expect(taxes.map(({ ratePpm, taxMinor }) => [ratePpm, taxMinor])).toEqual([
      [160_000, 1_600],
      [190_000, 1_900],
    ]);
  });

  it("is told when it is missing: unknown codes, and none at all", () => {
    const lines = [line(100, "X"), line(100, null), line(100, "X"), line(100)];
    expect(totalsOf(lines, withoutTax)).toMatchObject({
      netMinor: 400,
      taxMinor: 20,
      missingTaxCodes: ["", "X"],
    });
  });
});

describe("totals of any invoice", () => {
  const anyLines = fc.array(
    fc
      .tuple(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.constantFrom("S", "R", "N", "Z", "Q", "X", null),
      )
      .map(([amountMinor, taxCode]) => line(amountMinor, taxCode)),
    { maxLength: 12 },
  );
  const anyRules = fc.constantFrom(withoutTax, withTax);

  it("have net + tax = gross, and lines that add up to net or gross", () => {
    fc.assert(
      fc.property(anyLines, anyRules, (lines, rules) => {
        const { netMinor, taxMinor, grossMinor, taxes } = totalsOf(lines, rules);
        const sum = lines.reduce((total, one) => total + one.amountMinor, 0);
        expect(netMinor + taxMinor).toBe(grossMinor);
        expect(rules.pricesIncludeTax ? grossMinor : netMinor).toBe(sum);
        expect(taxes.reduce((total, row) => total + row.taxMinor, 0)).toBe(taxMinor);
      }),
    );
  });

  it("are the mirror for the negative of an invoice", () => {
    fc.assert(
      fc.property(anyLines, anyRules, (lines, rules) => {
        const totals = totalsOf(lines, rules);
        const mirror = totalsOf(
          lines.map((one) => line(0 - one.amountMinor, one.taxCode)),
          rules,
        );
        expect(mirror.netMinor + totals.netMinor).toBe(0);
        expect(mirror.taxes.map(({ taxMinor }) => 0 - taxMinor)).toEqual(
          totals.taxes.map(({ taxMinor }) => taxMinor + 0),
        );
      }),
    );
  });

  it("do not depend on the order of the lines", () => {
    const twoOrders = anyLines.chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines)));
    fc.assert(
      fc.property(twoOrders, anyRules, ([lines, others], rules) => {
        expect(totalsOf(others, rules)).toEqual(totalsOf(lines, rules));
      }),
    );
  });

  it("find again the tax that was added, when prices include it, to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amountMinor) => {
        const added = totalsOf([line(amountMinor)], withoutTax);
        const found = totalsOf([line(added.grossMinor)], withTax);
        expect(found).toMatchObject({ netMinor: added.netMinor, taxMinor: added.taxMinor });
      }),
    );
  });
});

describe("a run", () => {
  it("comes to the billed amounts of its entries, currency by currency", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const invoices = groupEntries(entries, "client-and-work-item").map((draft) => {
          const rules = { currency: draft.currency, invoiceDate: "2026-11-30", rates: sampleRates };
          const lines = linesOf(draft.entries, "by-person", rules);
          return { currency: draft.currency, amountMinor: totalsOf(lines, withoutTax).netMinor };
        });
        const billed = entries.map((entry) => ({
          currency: entry.currency,
          amountMinor: billedMinor(entry),
        }));
        expect(sumByCurrency(invoices)).toEqual(sumByCurrency(billed));
      }),
    );
  });
});
