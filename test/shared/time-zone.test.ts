import { describe, expect, it } from "vitest";
import { isTimeZone } from "#shared/calendar.ts";

describe("a time zone", () => {
  it("is one of the IANA list, never an offset", () => {
    expect(["Europe/London", "Pacific/Auckland", "UTC"].every(isTimeZone)).toBe(true);
    expect(["+01:00", "-03", "Europe/Atlantis", ""].some(isTimeZone)).toBe(false);
  });
});
