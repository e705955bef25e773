import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { hoursWorkbook } from "../sheets.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import type { Workbook } from "../../../../addin/trial/model/workbook.ts";

function filteredWorkbook(): Workbook {
  const workbook = hoursWorkbook();
  const [table] = workbook.tables;
  if (table) new Person(workbook).filter(table, 0, { filterOn: "Values", values: ["Ashdown Ltd"] });
  return workbook;
}

describe("a filter", () => {
  it("hides rows, and tells so", async () => {
    const { Excel } = openExcel({ workbook: filteredWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      const body = table.getDataBodyRange().load("rowHidden,values");
      const [second, third] = [body.getRow(1).load("rowHidden"), body.getRow(2).load("rowHidden")];
      const visible = body.getVisibleView().load("values,rowCount,cellAddresses");
      const cells = body.getSpecialCells("Visible").load("address,areaCount,cellCount");
      table.autoFilter.load("enabled,isDataFiltered,criteria");
      await context.sync();
      expect([body.rowHidden, second.rowHidden, third.rowHidden]).toEqual([null, true, false]);
      expect(body.values).toHaveLength(4);
      expect(visible.values.map(([client]) => client)).toEqual(["Ashdown Ltd", "Ashdown Ltd"]);
      expect(visible.cellAddresses[1]?.[0]).toBe("Hours!A4");
      expect([cells.address, cells.areaCount, cells.cellCount]).toEqual([
        "Hours!A2:D2,Hours!A4:D4",
        2,
        8,
      ]);
      expect([table.autoFilter.enabled, table.autoFilter.isDataFiltered]).toEqual([true, true]);
      expect(table.autoFilter.criteria[0]).toMatchObject({
        filterOn: "Values",
        values: ["Ashdown Ltd"],
      });
    });
  });

  it("makes an array written over it land in the visible cells, one after another", async () => {
    const { Excel, workbook } = openExcel({ workbook: filteredWorkbook() });
    await Excel.run(async (context) => {
      const hours = context.workbook.tables
        .getItem("Hours")
        .columns.getItem("Hours")
        .getDataBodyRange();
      hours.values = [[10], [20], [30], [40]];
      await context.sync();
    });
    expect([1, 2, 3, 4].map((row) => workbook.activeSheet.cells.value(row, 2))).toEqual([
      10, 2, 20, 4,
    ]);
  });

  it("lets a single hidden cell be written where it stands", async () => {
    const { Excel, workbook } = openExcel({ workbook: filteredWorkbook() });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hours").getRange("C3").values = [[99]];
      await context.sync();
    });
    expect(workbook.activeSheet.cells.value(2, 2)).toBe(99);
  });

  it.each([
    [{ filterOn: "Custom", criterion1: ">=2" }, "Hours", [2, 4]],
    [
      { filterOn: "Custom", criterion1: ">0.25", criterion2: "<4", operator: "And" },
      "Hours",
      [1.5, 2],
    ],
    [
      { filterOn: "Custom", criterion1: "=a*", criterion2: "=c*", operator: "Or" },
      "Client",
      [1.5, 0.25, 4],
    ],
    [{ filterOn: "Custom", criterion1: "<>Ashdown Ltd" }, "Client", [2, 4]],
    [{ filterOn: "Values", values: [{ date: "2026-11-04", specificity: "Day" }] }, "Date", [2]],
    [{ filterOn: "TopItems", criterion1: "2" }, "Amount", [2, 4]],
  ])("%j on %s keeps the rows it describes", async (criteria, column, kept) => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      // safe because the table above holds criteria in the words of the API
      table.columns.getItem(column).filter.apply(criteria as Excel.FilterCriteria);
      const visible = table.columns
        .getItem("Hours")
        .getDataBodyRange()
        .getVisibleView()
        .load("values");
      await context.sync();
      expect(visible.values.flat()).toEqual(kept);
    });
  });

  it("is not decided again when cells change, until it is reapplied", async () => {
    const { Excel, workbook } = openExcel({ workbook: filteredWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      context.workbook.worksheets.getItem("Hours").getRange("A2").values = [["Elsewhere"]];
      await context.sync();
      expect(workbook.activeSheet.isRowHidden(1)).toBe(false);
      table.autoFilter.reapply();
      await context.sync();
      expect(workbook.activeSheet.isRowHidden(1)).toBe(true);
      table.clearFilters();
      await context.sync();
      expect(workbook.activeSheet.isRowHidden(1)).toBe(false);
    });
  });

  it("leaves hidden rows in their place when the table is sorted", () => {
    const workbook = filteredWorkbook();
    const [table] = workbook.tables;
    if (table) new Person(workbook).sort(table, 2, true);
    expect([1, 2, 3, 4].map((row) => workbook.activeSheet.cells.value(row, 2))).toEqual([
      0.25, 2, 1.5, 4,
    ]);
  });

  it("is apart from rows that a person hid", async () => {
    const workbook = hoursWorkbook();
    new Person(workbook).hideRows(workbook.activeSheet, { top: 2, left: 0, rows: 1, columns: 1 });
    const { Excel } = openExcel({ workbook });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      const visible = table.getDataBodyRange().getVisibleView().load("rowCount");
      table.autoFilter.load("isDataFiltered");
      await context.sync();
      expect([visible.rowCount, table.autoFilter.isDataFiltered]).toEqual([3, false]);
    });
  });
});
