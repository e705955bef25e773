import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupEntries } from "#shared/grouping.ts";
import type { Grouping } from "#shared/grouping.ts";
import { anyEntries, sampleEntry, shuffled } from "./sample-entry.ts";

const anyGrouping = fc.constantFrom<Grouping>(
  "client",
  "client-and-work-item",
  "client-and-column",
);

const heads = (grouping: Grouping, ...wanted: Parameters<typeof sampleEntry>[0][]) =>
  groupEntries(
    wanted.map((one, index) => sampleEntry({ key: `e${index}`, ...one })),
    grouping,
  ).map(({ billToName, currency, label, entries }) =>
    [billToName, currency, label, entries.map(({ key }) => key).join("+")].join(" · "),
  );

describe("grouping (R6)", () => {
  it("makes one invoice for each client and currency, by name", () => {
    expect(
      heads(
        "client",
        { billToKey: "b", billToName: "birch" },
        {},
        { currency: "EUR" },
        { workItem: "Tax" },
      ),
    ).toEqual(["Alder Ltd · EUR ·  · e2", "Alder Ltd · GBP ·  · e1+e3", "birch · GBP ·  · e0"]);
  });

  it("keeps clients of the same name apart", () => {
    expect(heads("client", { billToKey: "2" }, { billToKey: "1" })).toEqual([
      "Alder Ltd · GBP ·  · e1",
      "Alder Ltd · GBP ·  · e0",
    ]);
  });

  it("makes one invoice for each work item, whatever its case and spaces", () => {
    expect(
      heads(
        "client-and-work-item",
        { workItem: "tax return" },
        { workItem: "Tax  Return" },
        { workItem: "Audit" },
        { workItem: "" },
      ),
    ).toEqual([
      "Alder Ltd · GBP ·  · e3",
      "Alder Ltd · GBP · Audit · e2",
      "Alder Ltd · GBP · Tax  Return · e1+e0",
    ]);
  });

  it("makes one invoice for each value of a column", () => {
    expect(heads("client-and-column", { groupLabel: "Leeds" }, { groupLabel: "Bath" }, {})).toEqual(
      ["Alder Ltd · GBP ·  · e2", "Alder Ltd · GBP · Bath · e1", "Alder Ltd · GBP · Leeds · e0"],
    );
  });

  it("orders entries by date, work item, person and key, those without a date last", () => {
    expect(
      heads(
        "client",
        { date: null },
        { date: "2026-11-02" },
        { date: "2026-11-01", workItem: "Z" },
        { date: "2026-11-01", workItem: "A", person: "Eve" },
        { date: "2026-11-01", workItem: "A", person: "Bob", key: "k2" },
        { date: "2026-11-01", workItem: "A", person: "Bob", key: "k1" },
      ),
    ).toEqual(["Alder Ltd · GBP ·  · k1+k2+e3+e2+e1+e0"]);
  });

  it("makes nothing of nothing", () => {
    expect(groupEntries([], "client")).toEqual([]);
  });

  it("puts each entry on exactly one invoice of its bill-to and currency", () => {
    fc.assert(
      fc.property(anyEntries, anyGrouping, (entries, grouping) => {
        const drafts = groupEntries(entries, grouping);
        const placed = drafts.flatMap((draft) => draft.entries);
        expect(new Set(placed)).toEqual(new Set(entries));
        expect(placed).toHaveLength(entries.length);
        expect(new Set(drafts.map(({ groupKey }) => groupKey)).size).toBe(drafts.length);
        for (const { entries: own, billToKey, currency } of drafts) {
          expect(own.length).toBeGreaterThan(0);
          expect(own.every((one) => one.billToKey === billToKey)).toBe(true);
          expect(own.every((one) => one.currency === currency)).toBe(true);
        }
      }),
    );
  });

  it("does not depend on the order of the rows, nor change them", () => {
    const twoOrders = anyEntries.chain((entries) =>
      fc.tuple(fc.constant(entries), shuffled(entries)),
    );
    fc.assert(
      fc.property(twoOrders, anyGrouping, ([entries, others], grouping) => {
        const before = structuredClone(entries);
        expect(groupEntries(others, grouping)).toEqual(groupEntries(entries, grouping));
        expect(entries).toEqual(before);
      }),
    );
  });
});
