import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copiedText, pastedRows } from "../../../../addin/trial/page/clipboard-text.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";
import { hoursWorkbook } from "../sheets.ts";

describe("copying", () => {
  it("takes the shown texts, and leaves hidden rows and columns out", () => {
    const workbook = hoursWorkbook();
    const sheet = workbook.activeSheet;
    const person = new Person(workbook);
    person.hideRows(sheet, area(2, 0, 1, 1));
    person.hideColumns(sheet, area(0, 2, 1, 1));
    expect(copiedText(sheet, area(1, 0, 3, 4))).toBe(
      "Ashdown Ltd\t2026-11-03\t150.00\r\nAshdown Ltd\t2026-11-05\t25.00",
    );
  });

  it("gives back what was pasted, tabs, quotes and line breaks included", () => {
    const text = fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "1", " ") });
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([height, width]) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
      .filter((cells) => cells.at(-1)?.some((cell) => cell !== "") === true);
    fc.assert(
      fc.property(rows, (cells) => {
        const sheet = new Workbook().activeSheet;
        for (const [row, line] of cells.entries()) {
          for (const [column, value] of line.entries()) sheet.cells.setContent(row, column, value);
        }
        expect(
          pastedRows(copiedText(sheet, area(0, 0, cells.length, cells[0]?.length ?? 1))),
        ).toEqual(cells);
      }),
    );
  });
});
