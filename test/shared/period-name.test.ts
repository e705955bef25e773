import { describe, expect, it } from "vitest";
import { periodName } from "#shared/period-name.ts";

describe("the name of a period", () => {
  it.each([
    ["2026-11-01", "2026-11-30", "November 2026"],
    ["2026-01-01", "2026-12-31", "2026"],
    ["2026-10-01", "2026-12-31", "1 Oct 2026 – 31 Dec 2026"],
    ["2026-04-06", "2027-04-05", "6 Apr 2026 – 5 Apr 2027"],
  ])("from %s to %s is %s", (startsOn, endsOn, name) => {
    expect(periodName({ startsOn, endsOn }, "en-GB")).toBe(name);
  });
});
