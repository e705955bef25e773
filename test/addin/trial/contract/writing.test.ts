import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import { refusal } from "../refusal.ts";
import { german } from "../sheets.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";

type Cell = { value: unknown; type: string; format: string; formula: unknown; text: string };

async function put(
  value: unknown,
  options: { format?: string; workbook?: Workbook } = {},
): Promise<Cell> {
  const { Excel } = openExcel({ workbook: options.workbook ?? new Workbook() });
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    if (options.format !== undefined) range.numberFormat = [[options.format]];
    range.values = [[value]];
    range.load("values,valueTypes,numberFormat,formulas,text");
    await context.sync();
    return {
      value: range.values[0]?.[0],
      type: String(range.valueTypes[0]?.[0]),
      format: String(range.numberFormat[0]?.[0]),
      formula: range.formulas[0]?.[0],
      text: String(range.text[0]?.[0]),
    };
  });
}

describe("writing values", () => {
  it.each([
    ["a number", 12.5, { value: 12.5, type: "Double" }],
    ["a truth", true, { value: true, type: "Boolean", text: "TRUE" }],
    ["a text", "Ashdown", { value: "Ashdown", type: "String" }],
    ["a numeric text", "12.5", { value: 12.5, type: "Double", format: "General" }],
    ["a text with thousands", "1,234.50", { value: 1234.5, format: "#,##0.00" }],
    ["a negative text", "-5", { value: -5, type: "Double" }],
    ["a number in brackets", "(5)", { value: -5, type: "Double" }],
    ["a percent", "12%", { value: 0.12, format: "0%" }],
    ["an amount with a currency", "£12.50", { value: 12.5, format: "£#,##0.00", text: "£12.50" }],
    ["an ISO date", "2026-11-24", { value: 46350, format: "m/d/yyyy", text: "11/24/2026" }],
    ["a time", "1:30", { value: 0.0625, format: "h:mm", text: "1:30" }],
    ["a local date stays text", "24/11/2026", { value: "24/11/2026", type: "String" }],
    ["an error's text", "#N/A", { value: "#N/A", type: "Error" }],
    ["nothing", "", { value: "", type: "Empty", text: "" }],
    ["a leading apostrophe", "'007", { value: "007", type: "String", formula: "007" }],
    ["an apostrophe before =", "'=1+1", { value: "=1+1", type: "String" }],
    ["a formula", "=A2*2", { formula: "=A2*2" }],
    ["a text that starts with +", "+A2", { formula: "=+A2" }],
    ["a text that starts with -", "-A2", { formula: "=-A2" }],
    ["truth in words", "false", { value: false, type: "Boolean" }],
  ])("takes %s as Excel does", async (_what, value, expected) => {
    expect(await put(value)).toMatchObject(expected);
  });

  it.each(["007", "=1+1", "-5", "2026-11-24", "1,5", "TRUE"])(
    "keeps %s as text in a cell of format @",
    async (text) => {
      expect(await put(text, { format: "@" })).toMatchObject({ value: text, type: "String", text });
    },
  );

  it("keeps the format that a cell already has", async () => {
    expect(await put("2026-11-24", { format: "yyyy-mm-dd" })).toMatchObject({
      value: 46350,
      format: "yyyy-mm-dd",
      text: "2026-11-24",
    });
  });

  it("counts days from 1904 in a workbook of that system", async () => {
    expect(await put("2026-11-24", { workbook: new Workbook({ date1904: true }) })).toMatchObject({
      value: 44888,
    });
  });

  it("reads decimal commas in a German workbook", async () => {
    const cell = await put("1.234,50", { workbook: new Workbook({ culture: german }) });
    expect(cell).toMatchObject({ value: 1234.5, text: "1.234,50" });
  });

  it("leaves a cell where null stands, and empties it where an empty text stands", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 4]];
      range.load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([[1, "", 4]]);
      expect(range.valueTypes).toEqual([["Double", "Empty", "Double"]]);
    });
  });

  it("fills a range with a single value", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      Reflect.set(range, "values", "x");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        ["x", "x"],
        ["x", "x"],
      ]);
    });
  });

  it.each([[[["a"]]], [[["a", "b"], ["c"]]], [[["a", "b", "c"]]]])(
    "refuses %j over two by two cells",
    async (values) => {
      const { Excel } = openExcel();
      const refused = await refusal(
        Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").values = values;
          await context.sync();
        }),
      );
      expect(refused.code).toBe("InvalidArgument");
    },
  );

  it("takes more cells than Office.js sends in one call", async () => {
    const { Excel, workbook } = openExcel();
    const rows = Array.from({ length: 2000 }, (_, row) => [row, `row ${row}`]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2000").values = rows;
      await context.sync();
    });
    expect(workbook.activeSheet.cells.used()).toEqual({ top: 0, left: 0, rows: 2000, columns: 2 });
    expect(workbook.activeSheet.text(1999, 1)).toBe("row 1999");
  });

  it("answers null instead of values for whole columns", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A:B");
      range.load("values,rowCount");
      await context.sync();
      expect([range.values, range.rowCount]).toEqual([null, 1_048_576]);
    });
  });
});
