import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, serialOfDate } from "#shared/calendar.ts";
import {
  isDateFormat,
  orderOfColumn,
  readDate,
} from "../../../../addin/workbook/cells/date-cell.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";

const dayFirst = { order: "day-first", dateSystem: 1900 } as const;
const monthFirst = { order: "month-first", dateSystem: 1900 } as const;

describe("readDate", () => {
  it.each<[CellValue, string]>([
    [46_329, "2026-11-03"],
    [46_329.75, "2026-11-03"],
    [20_261_103, "2026-11-03"],
    ["2026-11-03", "2026-11-03"],
    ["2026-11-03T09:30:00Z", "2026-11-03"],
    ["2026/11/3", "2026-11-03"],
    ["3/11/2026", "2026-11-03"],
    ["03.11.26", "2026-11-03"],
    ["3-11-2026 14:05", "2026-11-03"],
    ["3 Nov 2026", "2026-11-03"],
    ["3rd November 2026", "2026-11-03"],
    ["Tue, Nov 3, 2026", "2026-11-03"],
    ["03-Nov-26", "2026-11-03"],
    ["3. März 2026", "2026-03-03"],
    ["3 août 2026", "2026-08-03"],
    ["3 de diciembre de 2026", "2026-12-03"],
    ["3 ottobre 2026", "2026-10-03"],
  ])("reads %j as %s", (cell, date) => {
    expect(readDate(cell, dayFirst)).toEqual({ type: "date", date });
  });

  it("reads the same serial 1,462 days later in a 1904 workbook", () => {
    expect(readDate(44_867, { order: "day-first", dateSystem: 1904 })).toEqual({
      type: "date",
      date: "2026-11-03",
    });
  });

  it("reads day and month in the order of the column", () => {
    expect(readDate("3/11/2026", monthFirst)).toEqual({ type: "date", date: "2026-03-11" });
    expect(readDate("3.11.2026", monthFirst)).toEqual({ type: "date", date: "2026-11-03" });
  });

  it.each<[CellValue]>([
    [12],
    [-5],
    [3_000_000],
    ["31/02/2026"],
    ["13/13/2026"],
    ["last week"],
    ["11/2026"],
    [true],
    [{ error: "#VALUE!" }],
  ])("does not understand %j", (cell) => {
    expect(readDate(cell, dayFirst).type).toBe("not-a-date");
  });

  it("reads every day back from its serial in both systems", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom(1900, 1904),
        (days, system) => {
          const dateSystem = system === 1904 ? 1904 : 1900;
          const date = addDays("1980-01-01", days);
          const serial = serialOfDate(date, dateSystem);
          expect(readDate(serial, { order: "day-first", dateSystem })).toEqual({
            type: "date",
            date,
          });
        },
      ),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double()), (cell) => {
        expect(() => readDate(cell, dayFirst)).not.toThrow();
      }),
    );
  });
});

describe("orderOfColumn", () => {
  it.each<[CellValue[], string | null, number]>([
    [["3/11/2026", "14/11/2026"], "day-first", 1],
    [["3/11/2026", "11/14/2026"], "month-first", 1],
    [["3.11.2026"], "day-first", 0],
    [["3/11/2026", "4/5/2026"], null, 2],
    [["2026-11-03", 46_329, null], null, 0],
  ])("of %j is %s", (cells, order, openTexts) => {
    expect(orderOfColumn(cells, 1900)).toEqual({ order, openTexts, swapSuspected: false });
  });
});

describe("isDateFormat", () => {
  it.each([
    ["dd/mm/yyyy", true],
    ["m/d/yy", true],
    ["[$-809]d mmmm yyyy", true],
    ["h:mm", false],
    ["[h]:mm", false],
    ["0.00", false],
    ['#,##0.00 "day"', false],
    ["General", false],
    ["[$€-407] #,##0.00", false],
  ])("of %s is %s", (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });
});
