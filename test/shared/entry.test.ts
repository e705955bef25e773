import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billedMinor, checkDecision, shareWriteOnOff, workValueMinor } from "#shared/entry.ts";
import type { DecisionFault } from "#shared/entry.ts";
import { sampleEntry } from "./sample-entry.ts";

describe("value", () => {
  it("is quantity × rate, rounded once", () => {
    const entry = sampleEntry({ quantityMicro: 333_333, rateMicro: 150_000_000 });
    expect(workValueMinor(entry)).toBe(5_000);
  });

  it("is not known without a quantity or a rate, or when it is too large", () => {
    expect(workValueMinor(sampleEntry({ quantityMicro: null }))).toBeNull();
    expect(workValueMinor(sampleEntry({ rateMicro: null }))).toBeNull();
    const most = Number.MAX_SAFE_INTEGER;
    expect(workValueMinor(sampleEntry({ quantityMicro: most, rateMicro: most }))).toBeNull();
  });
});

describe("the decision about an entry (R9, R10)", () => {
  const cases: [string, Parameters<typeof sampleEntry>[0], DecisionFault | null][] = [
    ["as it is", {}, null],
    ["written off in part", { writeOnOffMinor: -5_000 }, null],
    ["written off as a whole", { writeOnOffMinor: -45_000 }, null],
    ["written on", { writeOnOffMinor: 5_000 }, null],
    ["written off below nothing", { writeOnOffMinor: -45_001 }, "billed-against-sign"],
    ["carried as a whole", { carriedMinor: 45_000 }, null],
    ["time carried in part", { carriedMinor: 20_000 }, "carried-in-part"],
    ["expense carried in part", { kind: "expense", carriedMinor: 20_000 }, "carried-in-part"],
    ["fee carried in part", { kind: "fixed-fee", carriedMinor: 20_000 }, null],
    ["fee carried beyond", { kind: "fixed-fee", carriedMinor: 45_001 }, "carried-beyond-worth"],
    ["carried against its sign", { kind: "fixed-fee", carriedMinor: -1 }, "carried-beyond-worth"],
    ["a negative carried", { valueMinor: -100, carriedMinor: -100 }, null],
    ["a negative carried beyond", { valueMinor: -1, carriedMinor: -2 }, "carried-beyond-worth"],
    ["a negative turned round", { valueMinor: -1, writeOnOffMinor: 2 }, "billed-against-sign"],
    ["nothing written on", { valueMinor: 0, writeOnOffMinor: 500 }, null],
    ["nothing carried", { valueMinor: 0, carriedMinor: 1 }, "carried-beyond-worth"],
    ["a part of a cent", { writeOnOffMinor: 0.5 }, "not-whole-minor"],
    ["not a number", { valueMinor: Number.NaN }, "not-whole-minor"],
    ["beyond what can be held", { valueMinor: 1e14 }, "too-large"],
  ];

  it.each(cases)("%s", (_, wanted, fault) => {
    expect(checkDecision(sampleEntry(wanted))).toBe(fault);
  });

  it("is the same for the mirror of an entry", () => {
    const minor = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(minor, minor, minor, (valueMinor, writeOnOffMinor, carriedMinor) => {
        const entry = sampleEntry({ kind: "fixed-fee", valueMinor, writeOnOffMinor, carriedMinor });
        const mirror = sampleEntry({
          kind: "fixed-fee",
          valueMinor: -valueMinor,
          writeOnOffMinor: -writeOnOffMinor,
          carriedMinor: -carriedMinor,
        });
        expect(checkDecision(mirror)).toBe(checkDecision(entry));
        if (checkDecision(entry) !== null) return;
        expect(valueMinor + writeOnOffMinor).toBe(billedMinor(entry) + carriedMinor);
        // Never billed beyond its worth, and never with another sign than its value.
        expect(billedMinor(entry) * valueMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("a write-off on the invoice's total (R8)", () => {
  it("is shared over the entries that are not carried, in proportion to value", () => {
    const entries = [
      sampleEntry({ key: "a", valueMinor: 10_000 }),
      sampleEntry({ key: "b", valueMinor: 20_000 }),
      sampleEntry({ key: "c", valueMinor: 30_000, carriedMinor: 30_000 }),
    ];
    expect(shareWriteOnOff(entries, -100)).toEqual(
      new Map([
        ["a", -33],
        ["b", -67],
      ]),
    );
  });

  it("is refused when the values differ in sign or sum to zero", () => {
    const entries = [
      sampleEntry({ key: "a", valueMinor: 100 }),
      sampleEntry({ key: "b", valueMinor: -50 }),
    ];
    expect(shareWriteOnOff(entries, -100)).toBeNull();
    expect(shareWriteOnOff([sampleEntry({ valueMinor: 0 })], -100)).toBeNull();
  });
});
