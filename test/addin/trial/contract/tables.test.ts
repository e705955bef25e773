import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { refusal } from "../refusal.ts";
import { hoursWorkbook } from "../sheets.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { Person } from "../../../../addin/trial/model/person.ts";

describe("a table", () => {
  it("tells its parts", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      const [all, header, body] = [
        table.getRange(),
        table.getHeaderRowRange(),
        table.getDataBodyRange(),
      ];
      const hours = table.columns.getItem("Hours").getDataBodyRange();
      table.load("id,name,showHeaders,showTotals");
      all.load("address");
      header.load("values");
      body.load("address,text");
      hours.load("values");
      await context.sync();
      expect([table.name, table.showHeaders, table.showTotals]).toEqual(["Hours", true, false]);
      expect([all.address, body.address]).toEqual(["Hours!A1:D5", "Hours!A2:D5"]);
      expect(header.values).toEqual([["Client", "Date", "Hours", "Amount"]]);
      expect(body.text[0]).toEqual(["Ashdown Ltd", "2026-11-03", "1.5", "150.00"]);
      expect(hours.values).toEqual([[1.5], [2], [0.25], [4]]);
    });
  });

  it("is made over a range, named, and found again by id and by name", async () => {
    const { Excel, workbook } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B2:C4").values = [
        ["Id", "Id"],
        [1, "a"],
        [2, "b"],
      ];
      const table = sheet.tables.add("B2:C4", true);
      table.name = "Stock";
      table.load("id");
      await context.sync();
      const again = context.workbook.tables.getItem(table.id);
      const columns = again.columns.load("items/name");
      await context.sync();
      expect(columns.items.map(({ name }) => name)).toEqual(["Id", "Id2"]);
    });
    expect(workbook.tables.map(({ name }) => name)).toEqual(["Stock"]);
  });

  it("gets a header row above the data when there is none", async () => {
    const { Excel, workbook } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A2").values = [[1], [2]];
      sheet.tables.add("A1:A2", false);
      await context.sync();
    });
    expect([0, 1, 2].map((row) => workbook.activeSheet.text(row, 0))).toEqual([
      "Column1",
      "1",
      "2",
    ]);
  });

  it("refuses to overlap another table, and a name that is taken", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    const overlap = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Hours").tables.add("D5:F8", true);
        await context.sync();
      }),
    );
    expect(overlap.code).toBe("InvalidArgument");
    const taken = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").tables.add("A1:B2", true).name = "hours";
        await context.sync();
      }),
    );
    expect(taken.code).toBe("ItemAlreadyExists");
  });

  it("takes a column at the end; what stands to the right moves on", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.getRange("F2").values = [["beside"]];
      await context.sync();
      const { columns } = context.workbook.tables.getItem("Hours");
      columns.add(undefined, undefined, "Invoice");
      columns.add(undefined, [["Status"], ["a"], ["b"], ["c"], ["d"]]);
      await context.sync();
      columns.load("items/name");
      await context.sync();
      expect(columns.items.map(({ name }) => name).slice(4)).toEqual(["Invoice", "Status"]);
    });
    const sheet = workbook.activeSheet;
    expect([sheet.text(0, 4), sheet.text(1, 5), sheet.text(4, 5), sheet.text(1, 6)]).toEqual([
      "Invoice",
      "a",
      "d",
      "beside",
    ]);
  });

  it("grows when the cells directly below are written", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      table.getDataBodyRange().getRowsBelow(2).values = [
        ["Dale", 46350, 1, 100],
        ["Elm", 46351, 2, 200],
      ];
      const body = table.getDataBodyRange().load("address,text");
      await context.sync();
      expect(body.address).toBe("Hours!A2:D7");
      expect(body.text.at(-1)).toEqual(["Elm", "2026-11-25", "2", "200.00"]);
    });
  });

  it("grows when a person types below it or beside it, and not when a cell lies between", () => {
    const workbook = hoursWorkbook();
    const [table] = workbook.tables;
    const person = new Person(workbook);
    person.type(workbook.activeSheet, 5, 0, "Dale");
    expect(table?.dataRows).toBe(5);
    person.type(workbook.activeSheet, 0, 4, "Partner");
    expect(table?.columns.at(-1)?.name).toBe("Partner");
    person.type(workbook.activeSheet, 8, 0, "apart");
    person.type(workbook.activeSheet, 0, 6, "apart");
    expect(table?.area).toEqual(area(0, 0, 6, 5));
  });

  it("adds and deletes rows, and moves what stands below in its columns", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.getRange("A7").values = [["below"]];
      sheet.getRange("F7").values = [["apart"]];
      const { rows } = context.workbook.tables.getItem("Hours");
      rows.add(0, [["First", 46350, 1, 1]]);
      rows.add(undefined, [["Last", 46350, 1, 1]]);
      rows.getItemAt(1).delete();
      const count = rows.getCount();
      const body = context.workbook.tables.getItem("Hours").getDataBodyRange().load("values");
      await context.sync();
      expect(count.value).toBe(5);
      expect(body.values.map(([client]) => client)).toEqual([
        "First",
        "Birch & Co",
        "Ashdown Ltd",
        "Carter LLP",
        "Last",
      ]);
    });
    expect(workbook.activeSheet.text(6, 5)).toBe("apart");
    expect([6, 7].map((row) => workbook.activeSheet.text(row, 0))).toContain("below");
  });

  it("keeps header texts unique and never empty", () => {
    const workbook = hoursWorkbook();
    const [table] = workbook.tables;
    const person = new Person(workbook);
    person.type(workbook.activeSheet, 0, 3, "client");
    person.clear(workbook.activeSheet, area(0, 2, 1, 1));
    expect(table?.columns.map(({ name }) => name)).toEqual([
      "Client",
      "Date",
      "Column3",
      "client2",
    ]);
    expect(workbook.activeSheet.text(0, 3)).toBe("client2");
  });

  it("becomes a plain range again, keeping its cells", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Hours").convertToRange();
      await context.sync();
    });
    expect(workbook.tables).toEqual([]);
    expect(workbook.activeSheet.text(1, 0)).toBe("Ashdown Ltd");
  });

  it("moves as a whole with inserted rows and refuses to be torn", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hours").getRange("1:2").insert("Down");
      await context.sync();
    });
    expect(workbook.tables[0]?.area).toEqual(area(2, 0, 5, 4));
    const torn = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Hours").getRange("B1").insert("Down");
        await context.sync();
      }),
    );
    expect(torn.code).toBe("InvalidOperation");
  });

  it("sorts its rows: numbers before texts, empty cells last", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      table.getDataBodyRange().getCell(1, 2).values = [["n/a"]];
      table.getDataBodyRange().getCell(2, 2).values = [[""]];
      table.sort.apply([{ key: 2, ascending: false }]);
      const hours = table.columns.getItem("Hours").getDataBodyRange().load("values");
      await context.sync();
      expect(hours.values).toEqual([["n/a"], [4], [1.5], [""]]);
    });
  });
});
