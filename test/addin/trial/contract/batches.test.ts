import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { refusal } from "../refusal.ts";
import { hoursWorkbook } from "../sheets.ts";

describe("a batch", () => {
  it("writes, loads and answers in one round trip", async () => {
    const { Excel, host } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.values = [
        [1, 2],
        [3, 4],
      ];
      range.load("values,address");
      await context.sync();
      expect(range.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
      expect(range.address).toBe("Sheet1!A1:B2");
    });
    expect(host.roundTrips).toHaveLength(1);
  });

  it("refuses to read a property before it was loaded and synced", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      expect(() => sheet.name).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
      sheet.load("name");
      expect(() => sheet.name).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
      await context.sync();
      expect(sheet.name).toBe("Sheet1");
      expect(() => sheet.position).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    });
  });

  it("keeps what was done before the failing call, and does nothing after it", async () => {
    const { Excel, workbook } = openExcel();
    const refused = await refusal(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [["kept"]];
        sheet.getRange("A2").values = [[1, 2]];
        sheet.getRange("A3").values = [["never"]];
        await context.sync();
      }),
    );
    expect(refused.code).toBe("InvalidArgument");
    expect([0, 1, 2].map((row) => workbook.activeSheet.text(row, 0))).toEqual(["kept", "", ""]);
  });

  it("tells the statement that failed", async () => {
    const { Excel } = openExcel();
    const refused = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("missing").getRange("A1").load("values");
        await context.sync();
      }),
    );
    expect(refused.code).toBe("ItemNotFound");
    expect(refused.debugInfo.errorLocation).toBe("WorksheetCollection.getItem");
  });

  it("gives null objects for what does not exist, and their children are null objects too", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const missing = context.workbook.tables.getItemOrNullObject("Nothing");
      const body = missing.getDataBodyRange();
      const there = context.workbook.tables.getItemOrNullObject("hours");
      missing.load("name");
      body.load("address");
      there.load("name");
      await context.sync();
      expect([missing.isNullObject, body.isNullObject, there.isNullObject]).toEqual([
        true,
        true,
        false,
      ]);
      expect(there.name).toBe("Hours");
    });
  });

  it("lets a range live over several syncs, moving with inserted cells, and end with its run", async () => {
    const { Excel, workbook } = openExcel();
    const kept = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("B2");
      range.values = [["here"]];
      await context.sync();
      sheet.getRange("1:3").insert("Down");
      await context.sync();
      range.load("address,values");
      await context.sync();
      expect([range.address, range.values]).toEqual(["Sheet1!B5", [["here"]]]);
      return range;
    });
    expect(workbook.activeSheet.text(4, 1)).toBe("here");
    expect(() => kept.load("values")).toThrow(
      expect.objectContaining({ code: "InvalidObjectPath" }),
    );
  });

  it("loads items of collections, their navigation properties and counts", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const { tables, worksheets } = context.workbook;
      const count = worksheets.getCount();
      tables.load(
        "count,items/name,items/worksheet/name,items/columns/items/name,items/columns/items/index",
      );
      await context.sync();
      const [table] = tables.items;
      expect([tables.count, count.value, table?.name, table?.worksheet.name]).toEqual([
        1,
        2,
        "Hours",
        "Hours",
      ]);
      expect(table?.columns.items.map(({ name, index }) => `${index} ${name}`)).toEqual([
        "0 Client",
        "1 Date",
        "2 Hours",
        "3 Amount",
      ]);
    });
  });

  it("fails loudly for a member that the simulated host lacks", async () => {
    const { Excel, host } = openExcel({ expectUnimplemented: true });
    const refused = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().charts.load("items");
        await context.sync();
      }),
    );
    expect(refused.code).toBe("ApiNotFound");
    expect(host.interpreter.unimplemented).toEqual(["Worksheet.Charts"]);
  });
});
