import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billedMinor } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import { largestMinor, multiplyToMinor } from "#shared/money.ts";
import { languages } from "#shared/language.ts";
import { lineLabels } from "#shared/line-labels.ts";
import { linesOf } from "#shared/totals.ts";
import { anyEntries, sampleEntry, sampleRates, shuffled } from "./sample-entry.ts";

const invoice = { currency: "GBP", invoiceDate: "2026-11-30", rates: sampleRates };
const detailLevels: DetailLevel[] = [
  "every-entry",
  "by-work-item",
  "by-person",
  "by-date",
  "one-line",
];

const line = (wanted: Parameters<typeof sampleEntry>[0]) =>
  linesOf([sampleEntry(wanted)], "every-entry", invoice)[0];

describe("a line for every entry (R7)", () => {
  it("is quantity × price where that gives the amount", () => {
    expect(line({})).toEqual({
      kind: "time",
      description: "Draft accounts",
      quantityMicro: 3_000_000,
      unitPriceMicro: 150_000_000,
      amountMinor: 45_000,
      taxCode: "S",
      supplyDate: "2026-11-10",
      entryKeys: ["e1"],
    });
  });

  it.each([
    ["after a write-off", { writeOnOffMinor: -1 }, 44_999],
    ["when the sheet's amount differs by a cent", { valueMinor: 45_001 }, 45_001],
    ["without a quantity", { quantityMicro: null }, 45_000],
    ["without a rate", { rateMicro: null }, 45_000],
    ["for a fee billed in part", { kind: "fixed-fee", carriedMinor: 40_000 }, 5_000],
  ] as const)("is 1 × amount %s", (_, wanted, amountMinor) => {
    expect(line(wanted)).toMatchObject({
      quantityMicro: 1_000_000,
      unitPriceMicro: amountMinor * 10_000,
      amountMinor,
    });
  });

  it("falls back on the work item, then on the kind, for its text", () => {
    expect(line({ description: "" })?.description).toBe("Accounts 2025");
    expect(line({ description: "", workItem: "" })?.description).toBe("Professional services");
  });

  it("takes the invoice's date as date of supply when the entry has none", () => {
    expect(line({ date: null })?.supplyDate).toBe("2026-11-30");
  });
});

describe("entries that are not billed", () => {
  const carried = sampleEntry({ key: "c", carriedMinor: 45_000 });
  const writtenOff = sampleEntry({ key: "w", writeOnOffMinor: -45_000 });
  const free = sampleEntry({ key: "f", valueMinor: 0, rateMicro: 0 });

  it("have no line when they are carried or written off, and one when they cost nothing", () => {
    const lines = linesOf([carried, writtenOff, free, sampleEntry()], "every-entry", invoice);
    expect(lines.flatMap(({ entryKeys }) => entryKeys)).toEqual(["e1", "f"]);
  });

  it("have a line of zero when everything is written off", () => {
    const lines = linesOf([carried, writtenOff], "every-entry", invoice);
    expect(lines).toMatchObject([{ amountMinor: 0, entryKeys: ["w"] }]);
  });
});

describe("summed lines (R7)", () => {
  const entries = [
    sampleEntry({ key: "a", workItem: "Audit", person: "Ada", date: "2026-11-03" }),
    sampleEntry({ key: "b", workItem: "AUDIT", person: "Ben", date: "2026-11-04" }),
    sampleEntry({ key: "c", workItem: "", person: "", date: null }),
    sampleEntry({
      key: "d",
      workItem: "Audit",
      kind: "expense",
      person: "Ada",
      date: "2026-11-03",
    }),
  ];
  const described = (detail: DetailLevel) =>
    linesOf(entries, detail, invoice).map(
      ({ description, amountMinor }) => `${description}: ${amountMinor}`,
    );

  it("are one a work item", () => {
    expect(described("by-work-item")).toEqual([
      "Professional services, AUDIT, 2 entries: 90000",
      "Expenses, AUDIT, 1 entry: 45000",
      "Professional services, 1 entry: 45000",
    ]);
  });

  it("are one a person", () => {
    expect(described("by-person")).toEqual([
      "Professional services, Ada, 1 entry: 45000",
      "Expenses, Ada, 1 entry: 45000",
      "Professional services, Ben, 1 entry: 45000",
      "Professional services, 1 entry: 45000",
    ]);
  });

  it("are one a date", () => {
    expect(described("by-date")).toEqual([
      "Professional services, 3 November 2026, 1 entry: 45000",
      "Expenses, 3 November 2026, 1 entry: 45000",
      "Professional services, 4 November 2026, 1 entry: 45000",
      "Professional services, 1 entry: 45000",
    ]);
  });

  it("are one for each kind and tax code in the shortest form", () => {
    expect(described("one-line")).toEqual([
      "Professional services, 3 entries: 135000",
      "Expenses, 1 entry: 45000",
    ]);
    const mixed = [sampleEntry(), sampleEntry({ key: "z", taxCode: "Z" })];
    expect(linesOf(mixed, "one-line", invoice).map(({ taxCode }) => taxCode)).toEqual(["S", "Z"]);
  });

  it.each([
    ["de", "Honorar, 3. November 2026, 1 Position", "Auslagen, AUDIT, 1 Position"],
    ["fr", "Honoraires, 3 novembre 2026, 1 poste", "Frais, AUDIT, 1 poste"],
    [
      "es",
      "Servicios profesionales, 3 de noviembre de 2026, 1 concepto",
      "Gastos, AUDIT, 1 concepto",
    ],
  ] as const)("speak the reader's language: %s", (language, dated, spent) => {
    const [line] = linesOf(entries, "by-date", invoice, lineLabels[language]);
    expect(line?.description).toBe(dated);
    const items = linesOf(entries, "by-work-item", invoice, lineLabels[language]);
    expect(items.map(({ description }) => description)).toContain(spent);
  });

  it("come to the same in every language", () => {
    const amounts = languages.map((language) =>
      linesOf(entries, "one-line", invoice, lineLabels[language]).map(
        ({ description, ...rest }) => rest,
      ),
    );
    for (const other of amounts) expect(other).toEqual(amounts[0]);
    expect(amounts[0]).toHaveLength(2);
  });

  it("never span a change of the tax rate", () => {
    const rates = ["2000-01-01", "2026-11-04"].map((validFrom) => ({
      code: "S",
      name: "Standard",
      validFrom,
      components: [],
    }));
    const lines = linesOf(entries.slice(0, 3), "one-line", { ...invoice, rates });
    expect(lines.map(({ supplyDate, entryKeys }) => [supplyDate, entryKeys])).toEqual([
      ["2026-11-03", ["a"]],
      ["2026-11-30", ["b", "c"]],
    ]);
  });

  it("begin anew before the amount is larger than a line can hold", () => {
    const most = largestMinor("GBP");
    const large = ["a", "b", "c"].map((key) => sampleEntry({ key, valueMinor: most - 1 }));
    const lines = linesOf(large, "one-line", invoice);
    expect(lines).toHaveLength(3);
    expect(lines.every(({ unitPriceMicro }) => Number.isSafeInteger(unitPriceMicro))).toBe(true);
  });
});

describe("lines at every level of detail", () => {
  const anyDetail = fc.constantFrom(...detailLevels);

  it("add up to what is billed, each of them quantity × price", () => {
    fc.assert(
      fc.property(anyEntries, anyDetail, (entries, detail) => {
        for (const draft of groupEntries(entries, "client")) {
          const { currency } = draft;
          const lines = linesOf(draft.entries, detail, { ...invoice, currency });
          const sum = lines.reduce((total, line) => total + line.amountMinor, 0);
          expect(sum).toBe(draft.entries.reduce((total, one) => total + billedMinor(one), 0));
          for (const { quantityMicro, unitPriceMicro, amountMinor } of lines) {
            expect(multiplyToMinor(quantityMicro, unitPriceMicro, currency)).toBe(amountMinor);
          }
        }
      }),
    );
  });

  it("hold each billed entry once, and never mix kinds or tax codes", () => {
    fc.assert(
      fc.property(anyEntries, anyDetail, (entries, detail) => {
        const byKey = new Map(entries.map((entry) => [entry.key, entry]));
        const lines = linesOf(entries, detail, invoice);
        const keys = lines.flatMap(({ entryKeys }) => entryKeys);
        expect(new Set(keys).size).toBe(keys.length);
        const billed = entries.filter((entry) => billedMinor(entry) !== 0);
        expect(keys).toEqual(expect.arrayContaining(billed.map(({ key }) => key)));
        for (const { kind, taxCode, entryKeys } of lines) {
          const own = entryKeys.map((key) => byKey.get(key));
          expect(own.every((one) => one?.kind === kind && one.taxCode === taxCode)).toBe(true);
        }
      }),
    );
  });

  it("do not depend on the order of the entries", () => {
    const twoOrders = anyEntries.chain((entries) =>
      fc.tuple(fc.constant(entries), shuffled(entries)),
    );
    fc.assert(
      fc.property(twoOrders, anyDetail, ([entries, others], detail) => {
        expect(linesOf(others, detail, invoice)).toEqual(linesOf(entries, detail, invoice));
      }),
    );
  });
});
