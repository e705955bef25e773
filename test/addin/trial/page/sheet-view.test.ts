import { describe, expect, it } from "vitest";
import { columnTexts } from "../../../../addin/trial/page/column-texts.ts";
import { columnPlace, rowPlace, sheetView } from "../../../../addin/trial/page/sheet-view.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { hoursWorkbook } from "../sheets.ts";

describe("what can be seen of a sheet", () => {
  it("leaves out filtered rows, hidden rows and hidden columns", () => {
    const workbook = hoursWorkbook();
    const [table] = workbook.tables;
    const sheet = workbook.activeSheet;
    const person = new Person(workbook);
    if (table) person.filter(table, 0, { filterOn: "Values", values: ["Ashdown Ltd"] });
    person.hideRows(sheet, area(6, 0, 1, 1));
    person.hideColumns(sheet, area(0, 1, 1, 1));
    const view = sheetView(sheet, null);
    expect(view.rows.slice(0, 5).map(({ row }) => row)).toEqual([0, 1, 3, 5, 7]);
    expect(view.columns.slice(0, 3)).toEqual([0, 2, 3]);
    expect([
      rowPlace(view, 3),
      rowPlace(view, 4),
      columnPlace(view, 2),
      columnPlace(view, 1),
    ]).toEqual([2, 3, 1, 1]);
  });

  it("keeps its rows and columns while only cells change", () => {
    const workbook = hoursWorkbook();
    const sheet = workbook.activeSheet;
    const before = sheetView(sheet, null);
    new Person(workbook).type(sheet, 1, 1, "x");
    const after = sheetView(sheet, before);
    expect([after.rows === before.rows, after.columns === before.columns]).toEqual([true, true]);
  });

  it("offers each text of a column once, numbers in their order, blanks last", () => {
    const workbook = hoursWorkbook();
    const [table] = workbook.tables;
    const person = new Person(workbook);
    person.type(workbook.activeSheet, 2, 2, "n/a");
    person.clear(workbook.activeSheet, area(3, 2, 1, 1));
    person.type(workbook.activeSheet, 3, 0, "ASHDOWN LTD");
    expect(table && columnTexts(table, 2)).toEqual(["1.5", "4", "n/a", ""]);
    expect(table && columnTexts(table, 0)).toEqual(["Ashdown Ltd", "Birch & Co", "Carter LLP"]);
  });
});
