import { describe, expect, it } from "vitest";
import { closingRefusal, mayLieIn, plannedPeriods } from "../../../server/domain/periods.ts";
import type { PeriodsWanted } from "../../../server/domain/periods.ts";

const november = { startsOn: "2026-11-01", endsOn: "2026-11-30" };
const run = { name: "Run", dates: ["2026-10-31"], hasHidden: false };

describe("a run that is being posted", () => {
  it.each([
    [["2026-10-31", "2026-12-01"], false, false],
    [["2026-11-01"], false, true],
    [["2026-10-31", "2026-11-30"], false, true],
    [["2026-10-31"], true, true],
  ])("dated %j, with hidden invoices %s, may lie in November: %s", (dates, hasHidden, expected) => {
    expect(mayLieIn({ name: "Run", dates, hasHidden }, november)).toBe(expected);
  });
});

describe("closing a period", () => {
  it("is refused where it is closed already, and while something in it is being posted", () => {
    const facts = { state: "open", runsBeingPosted: [run, run], knowsRuns: true } as const;
    expect(closingRefusal({ ...facts, runsBeingPosted: [] })).toBeNull();
    expect(closingRefusal({ ...facts, state: "closed" })?.code).toBe("period-closed");
    expect(closingRefusal(facts)).toMatchObject({
      code: "period-in-use",
      reason: expect.stringMatching(/^The run “Run” and 1 more are being posted/),
    });
    expect(closingRefusal({ ...facts, knowsRuns: false })?.reason).not.toContain("“Run”");
  });
});

describe("adding periods", () => {
  const wanted = (fields: Partial<PeriodsWanted>): PeriodsWanted => ({
    frequency: "month",
    startsOn: "2026-12-01",
    count: 1,
    ...fields,
  });

  it("begins anywhere while there are none", () => {
    expect(plannedPeriods([], wanted({ startsOn: "2026-04-06", count: 2 }))).toEqual([
      { startsOn: "2026-04-06", endsOn: "2026-05-05" },
      { startsOn: "2026-05-06", endsOn: "2026-06-05" },
    ]);
  });

  it("makes as many as are asked for, also from the last day of a month", () => {
    for (const frequency of ["month", "quarter", "year"] as const) {
      expect(plannedPeriods([], { frequency, startsOn: "2027-01-31", count: 14 })).toHaveLength(14);
    }
  });

  it.each([
    ["on the last", wanted({}), 1],
    ["to the first", wanted({ startsOn: "2026-10-01" }), 1],
    ["to the first as a year", wanted({ frequency: "year", startsOn: "2025-11-01" }), 1],
  ])("follows %s", (_, one, count) => {
    expect(plannedPeriods([november], one)).toHaveLength(count);
  });

  it.each([
    ["a gap after", wanted({ startsOn: "2026-12-02" })],
    ["an overlap", wanted({ startsOn: "2026-11-15" })],
    ["the same once more", wanted({ startsOn: "2026-11-01" })],
    ["a gap before", wanted({ startsOn: "2026-09-01" })],
    ["an overlap from before", wanted({ startsOn: "2026-10-01", count: 2 })],
  ])("refuses %s", (_, one) => {
    expect(() => plannedPeriods([november], one)).toThrow(
      expect.objectContaining({ code: "periods-not-adjacent" }),
    );
  });
});
