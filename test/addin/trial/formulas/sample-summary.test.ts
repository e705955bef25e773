import { describe, expect, it } from "vitest";
import { computeFormulas } from "../../../../addin/trial/formulas/formula-calculation.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { openWorkbook } from "../../../../addin/trial/open-workbook.ts";
import { sampleSheets } from "../../../../addin/trial/sample-workbook.ts";
import { NOON } from "./formula-sheet.ts";

function openSample() {
  const workbook = openWorkbook(sampleSheets());
  computeFormulas(workbook, () => NOON);
  const summary = workbook.sheetNamed("Summary");
  const table = workbook.tableNamed("Timesheet");
  if (!summary || !table) throw new Error("the sample workbook is not complete");
  const beside = (label: string, columns = 1) => {
    for (let row = 0; row < 40; row++) {
      if (summary.cells.value(row, 0) === label) return summary.cells.value(row, columns);
    }
    throw new Error(`nothing beside ${label}`);
  };
  return { workbook, table, beside };
}

describe("the summary of the sample workbook", () => {
  it("adds up the billable hours and the amounts of the timesheet", () => {
    const { table, beside } = openSample();
    const { cells } = table.sheet;
    let hours = 0;
    let pounds = 0;
    for (let row = table.bodyTop; row < table.bodyTop + table.dataRows; row++) {
      if (cells.value(row, 13) !== "Yes") continue;
      const [spent, amount] = [cells.value(row, 8), cells.value(row, 10)];
      if (typeof spent === "number") hours += spent;
      if (typeof amount === "number" && cells.value(row, 11) === "GBP") pounds += amount;
    }
    expect(beside("Total")).toBeCloseTo(hours, 6);
    expect(beside("Total", 2)).toBeCloseTo(pounds, 6);
    expect(beside("Rows shown in the timesheet")).toBe(`${table.dataRows} of ${table.dataRows}`);
  });

  it("follows a filter and a corrected row", () => {
    const { workbook, table, beside } = openSample();
    const person = new Person(workbook);
    const hours = beside("Total");
    const row = Array.from({ length: table.dataRows }, (_, index) => table.bodyTop + index).find(
      (at) =>
        table.sheet.cells.value(at, 6) === "Time" && table.sheet.cells.value(at, 13) === "Yes",
    );
    if (row === undefined) throw new Error("no time in the sample");
    const before = Number(table.sheet.cells.value(row, 8));
    person.type(table.sheet, row, 8, String(before + 10));
    expect(beside("Total")).toBeCloseTo(Number(hours) + 10, 6);
    person.filter(table, 6, { filterOn: "Values", values: ["Expense"] });
    expect(beside("Rows shown in the timesheet")).toMatch(
      new RegExp(`^\\d{1,2} of ${table.dataRows}$`),
    );
    expect(beside("Hours shown")).toBe(0);
  });
});
