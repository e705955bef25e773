import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeFormat, readQuantity } from "../../../../addin/workbook/cells/duration-cell.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";

const english = { decimal: ".", group: "," };
const hours = (cell: CellValue, timeFormat = false): unknown =>
  readQuantity(cell, english, { timeFormat, secondsEach: null });

describe("readQuantity", () => {
  it.each<[CellValue, number]>([
    [1.25, 1_250_000],
    ["1.25", 1_250_000],
    ["1,25", 1_250_000],
    ["1:15", 1_250_000],
    ["0:20", 333_333],
    ["1:15:00", 1_250_000],
    ["1:15:36", 1_260_000],
    ["37:30", 37_500_000],
    ["-0:30", -500_000],
    ["1h 15m", 1_250_000],
    ["1h15", 1_250_000],
    ["2 hrs", 2_000_000],
    ["90 min", 1_500_000],
    ["1,5 Std.", 1_500_000],
    [-2, -2_000_000],
  ])("reads %j as %d millionths", (cell, quantityMicro) => {
    expect(hours(cell)).toEqual({ type: "quantity", quantityMicro });
  });

  it("reads Excel's fraction of a day as hours where the column shows times", () => {
    expect(hours(0.0625, true)).toEqual({ type: "quantity", quantityMicro: 1_500_000 });
    expect(hours(1 / 72, true)).toEqual({ type: "quantity", quantityMicro: 333_333 });
    expect(hours(1.5, true)).toEqual({ type: "quantity", quantityMicro: 36_000_000 });
  });

  it("reads every span of whole seconds back from h:mm:ss and from the fraction of a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 * 3_600 }), (seconds) => {
        const two = (part: number): string => String(part).padStart(2, "0");
        const text = `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
        expect(hours(text)).toEqual(hours(seconds / 86_400, true));
      }),
    );
  });

  it.each<[CellValue]>([["1:75"], ["tbc"], ["h"], [":30"], [{ error: "#N/A" }], [false]])(
    "does not take %j for a quantity",
    (cell) => {
      expect(hours(cell)).toMatchObject({ type: "not-a-number" });
    },
  );

  it("says that a quantity is too large to be exact", () => {
    expect(hours(1e13)).toMatchObject({ type: "too-large" });
  });
});

describe("isTimeFormat", () => {
  it.each([
    ["h:mm", true],
    ["[h]:mm:ss", true],
    ["[$-409]h:mm AM/PM", true],
    ["dd/mm/yyyy hh:mm", false],
    ['0.00 "h"', false],
    ["0.00", false],
  ])("of %s is %s", (format, expected) => {
    expect(isTimeFormat(format)).toBe(expected);
  });
});
