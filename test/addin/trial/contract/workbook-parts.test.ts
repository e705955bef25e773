import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { refusal } from "../refusal.ts";
import { german, hoursWorkbook } from "../sheets.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { Person } from "../../../../addin/trial/model/person.ts";

describe("sheets", () => {
  it("are added, renamed, moved, hidden, activated and deleted", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Report");
      added.position = 0;
      added.activate();
      await context.sync();
      added.name = "Insert";
      worksheets.getItem("Notes").visibility = "Hidden";
      worksheets.load("items/name,items/visibility,items/position");
      const visible = worksheets.getCount(true);
      const active = worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect(worksheets.items.map(({ name, visibility }) => `${name} ${visibility}`)).toEqual([
        "Insert Visible",
        "Hours Visible",
        "Notes Hidden",
      ]);
      expect([visible.value, active.name]).toEqual([2, "Insert"]);
      added.delete();
      await context.sync();
    });
    expect(workbook.activeSheet.name).toBe("Hours");
  });

  it.each(["", "a/b", "x".repeat(32), "Hours"])("refuse the name '%s'", async (name) => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    const refused = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").name = name;
        await context.sync();
      }),
    );
    expect(refused.code).toBe(name === "Hours" ? "ItemAlreadyExists" : "InvalidArgument");
  });

  it("tell their used range, and none when they are empty", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const used = worksheets.getItem("Hours").getUsedRange().load("address");
      const none = worksheets.getItem("Notes").getUsedRangeOrNullObject().load("address");
      await context.sync();
      expect([used.address, none.isNullObject]).toEqual(["Hours!A1:D5", true]);
    });
  });
});

describe("ranges", () => {
  it("give addresses, neighbours and parts as Excel does", async () => {
    const { Excel } = openExcel({ workbook: new Workbook({ sheets: ["My sheet"] }) });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My sheet");
      const range = sheet.getRange("$B$2:C4");
      const parts = [
        range,
        range.getRowsBelow(2),
        range.getRowsBelow(-1),
        range.getRowsAbove(1),
        range.getColumnsAfter(1),
        range.getCell(0, 1),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getIntersection("C3:Z9"),
        range.getBoundingRect("D9"),
        range.getOffsetRange(1, 1),
        range.getResizedRange(-1, 0),
        sheet.getRangeByIndexes(0, 0, 2, 3),
        range.getLastCell(),
      ];
      for (const part of parts) part.load("address");
      await context.sync();
      expect(parts.map(({ address }) => address.replace("'My sheet'!", ""))).toEqual([
        "B2:C4",
        "B5:C6",
        "B4:C4",
        "B1:C1",
        "D2:D4",
        "C2",
        "2:4",
        "B:C",
        "C3:C4",
        "B2:D9",
        "C3:D5",
        "B2:C3",
        "A1:C2",
        "C4",
      ]);
    });
  });

  it("remember colours, bold, widths and hidden columns", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      const range = sheet.getRange("A1:B1");
      range.format.fill.color = "#ff0000";
      range.getCell(0, 0).format.font.bold = true;
      range.format.columnWidth = 90;
      sheet.getRange("D:D").columnHidden = true;
      range.load("format/fill/color,format/font/bold,format/columnWidth");
      const hidden = sheet.getRange("C1:D1").load("columnHidden");
      await context.sync();
      expect([range.format.fill.color, range.format.font.bold, range.format.columnWidth]).toEqual([
        "#FF0000",
        null,
        90,
      ]);
      expect(hidden.columnHidden).toBeNull();
    });
  });

  it("know the selection and the active cell", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    new Person(workbook).select(workbook.activeSheet, area(3, 2, 1, 1), area(1, 1, 1, 1));
    await Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect([selected.address, active.address]).toEqual(["Hours!B2:C4", "Hours!C4"]);
      context.workbook.worksheets.getItem("Notes").getRange("B7").select();
      await context.sync();
    });
    expect([workbook.activeSheet.name, workbook.selection.area]).toEqual([
      "Notes",
      area(6, 1, 1, 1),
    ]);
  });

  it("know the tables that they touch, and the block of cells around them", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.getRange("F8:G9").values = [
        [1, 2],
        [3, 4],
      ];
      const touched = sheet.getRange("B2").getTables().load("items/name");
      const inside = sheet.getRange("B2").getTables(true).getCount();
      const region = sheet.getRange("G8").getSurroundingRegion().load("address");
      await context.sync();
      expect([touched.items.map(({ name }) => name), inside.value, region.address]).toEqual([
        ["Hours"],
        0,
        "Hours!F8:G9",
      ]);
    });
  });
});

describe("names, settings and the application", () => {
  it("keep names that follow their cells", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      context.workbook.names.add("Rates", sheet.getRange("C2:C3"), "hourly");
      context.workbook.names.add("Year", "=2026");
      sheet.getRange("1:1").insert("Down");
      const [rates, year] = [
        context.workbook.names.getItem("rates"),
        context.workbook.names.getItem("Year"),
      ];
      rates.load("name,comment,type,value,formula,scope");
      year.load("type,value");
      const values = rates.getRange().load("values");
      await context.sync();
      expect([rates.comment, rates.type, rates.value, rates.formula, rates.scope]).toEqual([
        "hourly",
        "Range",
        "Hours!C3:C4",
        "=Hours!$C$3:$C$4",
        "Workbook",
      ]);
      expect([year.type, year.value, values.values]).toEqual(["Double", 2026, [[1.5], [2]]]);
    });
  });

  it("keep settings of any shape", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("mapping", { columns: [1, { tax: null }] });
      await context.sync();
      const kept = settings.getItem("mapping").load("key,value");
      const none = settings.getItemOrNullObject("other").load("key");
      await context.sync();
      expect([kept.key, kept.value, none.isNullObject]).toEqual([
        "mapping",
        { columns: [1, { tax: null }] },
        true,
      ]);
      kept.delete();
      const count = settings.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
  });

  it("tell how the person's Excel writes numbers and dates, and the date system without writing", async () => {
    const { Excel } = openExcel({ workbook: new Workbook({ culture: german, date1904: true }) });
    await Excel.run(async (context) => {
      const { application, functions } = context.workbook;
      application.load("calculationMode");
      application.cultureInfo.load("name");
      application.cultureInfo.numberFormat.load("numberDecimalSeparator,numberGroupSeparator");
      application.cultureInfo.datetimeFormat.load("shortDatePattern,dateSeparator");
      const day = functions.date(2000, 1, 1).load("value");
      await context.sync();
      const { numberFormat, datetimeFormat, name } = application.cultureInfo;
      expect([
        name,
        numberFormat.numberDecimalSeparator,
        numberFormat.numberGroupSeparator,
      ]).toEqual(["de-DE", ",", "."]);
      expect([datetimeFormat.shortDatePattern, datetimeFormat.dateSeparator]).toEqual([
        "TT.MM.JJJJ",
        ".",
      ]);
      expect([application.calculationMode, day.value]).toEqual(["Automatic", 35_064]);
    });
  });
});
