import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uploadChunkBody, uploadEntry } from "#shared/wire/upload.ts";
import { chunkFaults } from "../../../server/http/upload-chunk-check.ts";

const good = {
  key: "k1",
  fingerprint: "f",
  clientId: "c-1",
  kind: "time",
  workItem: "",
  date: "2026-11-10",
  person: "",
  partner: "",
  description: "",
  quantityMicro: 1,
  rateMicro: null,
  valueMinor: -5,
  currency: "GBP",
  taxCode: null,
  groupLabel: "",
  writeOnOffMinor: 0,
  carriedMinor: 0,
  confirmedNotBilled: false,
};

const names = [...Object.keys(good), "unknown", "__proto__", "constructor"];
const oddValues = fc.oneof(
  fc.constantFrom("", "x", "GBP", "gbp", "time", "fixed-fee", "a b", "2026-02-29", "2026-2-1"),
  fc.constantFrom("2024-02-29", "2026-11-10T00:00", "0000-01-01", null, true, "true", 0, -0),
  fc.constantFrom(1.5, 1e14, 1e14 + 1, -1e14 - 1, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), NaN, Infinity),
  fc.constantFrom(
    "k".repeat(64),
    "k".repeat(65),
    "k".repeat(200),
    "k".repeat(201),
    "é".repeat(300),
  ),
  fc.constantFrom("d".repeat(2_000), "d".repeat(2_001), "d".repeat(40), "d".repeat(41), [], {}),
  fc.anything(),
);
const entries = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.oneof(oddValues, fc.constant(undefined))), {
    maxLength: 3,
  })
  .map((changes) => {
    // Through JSON, as in a request: what is undefined is missing.
    const entry: Record<string, unknown> = { ...good };
    for (const [name, value] of changes) {
      if (value === undefined) delete entry[name];
      else Object.defineProperty(entry, name, { value, enumerable: true, configurable: true });
    }
    return entry;
  });

describe("checking a part of an upload by hand", () => {
  it("accepts and refuses the same entries as the schema", () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const accepted = chunkFaults({ entries: [entry] }).length === 0;
        expect(accepted).toBe(uploadEntry.safeParse(entry).success);
      }),
      { numRuns: 3_000 },
    );
  });

  it("accepts and refuses the same bodies as the schema", () => {
    const bodies = [
      null,
      [],
      "x",
      {},
      { entries: null },
      { entries: {} },
      { entries: [] },
      { entries: [1] },
      { entries: [good] },
      { entries: [good, { ...good, key: 1 }] },
      { entries: [good], more: 1 },
      { entries: Array.from({ length: 5_000 }, () => good) },
      { entries: Array.from({ length: 5_001 }, () => good) },
    ];
    for (const body of bodies) {
      const accepted = chunkFaults(body).length === 0;
      expect([body, accepted]).toEqual([body, uploadChunkBody.safeParse(body).success]);
    }
  });

  it("says where each fault is, for the first twenty", () => {
    const bad = { ...good, date: "10.11.2026", extra: 1 };
    expect(chunkFaults({ entries: [good, bad] })).toEqual([
      { location: "/entries/1/date", message: "This must be a date like 2026-11-30." },
      { location: "/entries/1", message: "This is not known here: extra." },
    ]);
    const many = Array.from({ length: 500 }, () => bad);
    expect(chunkFaults({ entries: many })).toHaveLength(20);
  });
});
