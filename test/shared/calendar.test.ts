import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dateOfSerial,
  daysBetween,
  dueDateOf,
  generatePeriods,
  isDate,
  periodContaining,
  serialOfDate,
  startOfDay,
  todayIn,
} from "#shared/calendar.ts";

const anyDate = fc
  .integer({ min: -25_000, max: 200_000 })
  .map((days) => addDays("1970-01-01", days));

describe("a date", () => {
  it.each(["2026-11-24", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])(
    "%s is one",
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-04-00",
    "0000-01-01",
    "2026-4-1",
    "26-04-01",
    "2026-04-01T00:00",
    " 2026-04-01",
    "2026/04/01",
    "",
  ])("%j is none", (text) => {
    expect(isDate(text)).toBe(false);
  });

  it("moves by days over months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(dueDateOf("2026-11-24", 30)).toBe("2026-12-24");
    expect(daysBetween("2026-01-01", "2027-01-01")).toBe(365);
  });

  it("moves by months to the last day where a month is shorter", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
  });

  it("comes back when it is moved there and back", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(isDate(date)).toBe(true);
      }),
    );
  });
});

describe("a cell's serial number", () => {
  it.each([
    [1, 1900, "1900-01-01"],
    [59, 1900, "1900-02-28"],
    [61, 1900, "1900-03-01"],
    [46_350, 1900, "2026-11-24"],
    [46_350.999, 1900, "2026-11-24"],
    [2_958_465, 1900, "9999-12-31"],
    [0, 1904, "1904-01-01"],
    [44_888, 1904, "2026-11-24"],
    [2_957_003, 1904, "9999-12-31"],
  ] as const)("%d in the %i system is %s", (serial, system, date) => {
    expect(dateOfSerial(serial, system)).toBe(date);
  });

  it.each([
    [0, 1900],
    [60, 1900],
    [60.5, 1900],
    [-1, 1900],
    [-1, 1904],
    [2_958_466, 1900],
    [Number.NaN, 1900],
    [Infinity, 1904],
  ] as const)("%d in the %i system is no date", (serial, system) => {
    expect(dateOfSerial(serial, system)).toBeNull();
  });

  it("is found again from its date", () => {
    const systems = fc.constantFrom(1900 as const, 1904 as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_900_000 }), systems, (serial, system) => {
        fc.pre(serial !== 60 || system === 1904);
        const date = dateOfSerial(serial, system) ?? "";
        expect(serialOfDate(date, system)).toBe(serial);
      }),
    );
  });

  it("does not exist for a day before the first one", () => {
    expect(serialOfDate("1899-12-31", 1900)).toBeNull();
    expect(serialOfDate("1903-12-31", 1904)).toBeNull();
  });
});

describe("periods (R25)", () => {
  it("are generated up to the one that contains a date", () => {
    expect(generatePeriods("month", "2026-01-01", "2026-03-01")).toEqual([
      { startsOn: "2026-01-01", endsOn: "2026-01-31" },
      { startsOn: "2026-02-01", endsOn: "2026-02-28" },
      { startsOn: "2026-03-01", endsOn: "2026-03-31" },
    ]);
    expect(generatePeriods("quarter", "2026-04-06", "2026-07-05")).toEqual([
      { startsOn: "2026-04-06", endsOn: "2026-07-05" },
    ]);
    expect(generatePeriods("year", "2024-02-29", "2025-06-30")).toEqual([
      { startsOn: "2024-02-29", endsOn: "2025-02-27" },
      { startsOn: "2025-02-28", endsOn: "2026-02-27" },
    ]);
    expect(generatePeriods("month", "2026-01-01", "2025-12-31")).toEqual([]);
  });

  it("leave no day out and share none, whatever day they start on", () => {
    const frequency = fc.constantFrom("month" as const, "quarter" as const, "year" as const);
    fc.assert(
      fc.property(frequency, anyDate, fc.nat({ max: 2_000 }), (frequency, startsOn, days) => {
        const through = addDays(startsOn, days);
        const periods = generatePeriods(frequency, startsOn, through);
        expect(periods[0]?.startsOn).toBe(startsOn);
        periods.slice(1).forEach((period, index) => {
          expect(period.startsOn).toBe(addDays(periods[index]?.endsOn ?? "", 1));
        });
        expect(periodContaining(periods, through)).toBe(periods.at(-1));
      }),
    );
  });

  it("contain both their first and their last day", () => {
    const periods = generatePeriods("month", "2026-10-01", "2026-11-30");
    expect(periodContaining(periods, "2026-10-31")).toBe(periods[0]);
    expect(periodContaining(periods, "2026-11-01")).toBe(periods[1]);
    expect(periodContaining(periods, "2026-12-01")).toBeNull();
    expect(periodContaining(periods, "2026-09-30")).toBeNull();
  });
});

describe("today (R3)", () => {
  it.each([
    ["Pacific/Auckland", "2026-11-24T11:00:00Z", "2026-11-25"],
    ["America/New_York", "2026-11-24T04:59:59Z", "2026-11-23"],
    ["Europe/London", "2026-11-24T23:59:59Z", "2026-11-24"],
    ["UTC", "2026-01-01T00:00:00Z", "2026-01-01"],
  ])("in %s at %s is %s", (timeZone, instant, date) => {
    expect(todayIn(timeZone, new Date(instant))).toBe(date);
  });
});

describe("the beginning of a day", () => {
  it.each([
    ["UTC", "2026-11-24", "2026-11-24T00:00:00.000Z"],
    ["Europe/London", "2026-07-01", "2026-06-30T23:00:00.000Z"],
    ["America/New_York", "2026-11-01", "2026-11-01T04:00:00.000Z"],
    ["America/New_York", "2026-11-02", "2026-11-02T05:00:00.000Z"],
    ["Asia/Kolkata", "2026-01-01", "2025-12-31T18:30:00.000Z"],
    ["Pacific/Kiritimati", "2027-01-01", "2026-12-31T10:00:00.000Z"],
  ])("in %s on %s is %s", (timeZone, date, instant) => {
    expect(startOfDay(timeZone, date)).toBe(instant);
    expect(todayIn(timeZone, new Date(instant))).toBe(date);
    expect(todayIn(timeZone, new Date(Date.parse(instant) - 1))).not.toBe(date);
  });
});
