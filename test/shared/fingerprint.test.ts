import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#shared/fingerprint.ts";
import type { FingerprintContent } from "#shared/fingerprint.ts";

const work: FingerprintContent = {
  clientName: "Aldgate Dental Practice",
  date: "2026-11-03",
  person: "Priya Shah",
  workItem: "Year end 2026",
  description: "Trial balance",
  quantityMicro: 1_250_000,
  valueMinor: 23_125,
  currency: "GBP",
  kind: "time",
};

const travel: FingerprintContent = {
  clientName: "Bäckerei Groß GmbH",
  date: null,
  person: "",
  workItem: "",
  description: "Auslagen – Fahrt",
  quantityMicro: null,
  valueMinor: -1_999,
  currency: "EUR",
  kind: "expense",
};

describe("fingerprintOf", () => {
  it("gives what is already stored for work that was billed before", () => {
    expect(fingerprintOf(work)).toBe("grkut844kxkqdxv0kjer69ve");
    expect(fingerprintOf(travel)).toBe("b35aw9hbf1b4d4oz3w6mqorf");
  });

  it("is the same for texts that differ in case, width and white space", () => {
    const retyped = {
      ...work,
      clientName: "  ALDGATE dental\u00a0practice ",
      person: "Priya\nShah",
    };
    expect(fingerprintOf(retyped)).toBe(fingerprintOf(work));
    expect(fingerprintOf({ ...travel, clientName: "BÄCKEREI GROSS GMBH" })).toBe(
      fingerprintOf(travel),
    );
  });

  it.each<[string, Partial<FingerprintContent>]>([
    ["client", { clientName: "Aldgate Dental" }],
    ["date", { date: "2026-11-04" }],
    ["missing date", { date: null }],
    ["person", { person: "Ben Ode" }],
    ["work item", { workItem: "Year end 2025" }],
    ["description", { description: "Trial balances" }],
    ["quantity", { quantityMicro: 1_250_001 }],
    ["missing quantity", { quantityMicro: null }],
    ["value", { valueMinor: -23_125 }],
    ["currency", { currency: "EUR" }],
    ["kind", { kind: "expense" }],
  ])("differs when the %s differs", (_what, change) => {
    expect(fingerprintOf({ ...work, ...change })).not.toBe(fingerprintOf(work));
  });

  it("tells a word that moved to the next column", () => {
    const one = fingerprintOf({ ...work, person: "Priya Shah", workItem: "" });
    const other = fingerprintOf({ ...work, person: "Priya", workItem: "Shah" });
    expect(one).not.toBe(other);
  });

  it("is 24 letters and digits for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.maxSafeInteger(), (text, valueMinor) => {
        expect(fingerprintOf({ ...work, description: text, valueMinor })).toMatch(/^[0-9a-z]{24}$/);
      }),
    );
  });

  it("does not clash over 100,000 entries that differ in one number", () => {
    const seen = new Set<string>();
    for (let valueMinor = 0; valueMinor < 100_000; valueMinor += 1)
      seen.add(fingerprintOf({ ...work, valueMinor }));
    expect(seen.size).toBe(100_000);
  });
});
