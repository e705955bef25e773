import { describe, expect, it } from "vitest";
import { computeFormulas } from "../../../../addin/trial/formulas/formula-calculation.ts";
import type { Workbook } from "../../../../addin/trial/model/workbook.ts";
import { openExcel } from "../excel-in-node.ts";
import { hoursWorkbook } from "../sheets.ts";
import { NOON } from "./formula-sheet.ts";

function computing(workbook: Workbook = hoursWorkbook()): ReturnType<typeof openExcel> {
  computeFormulas(workbook, () => NOON);
  return openExcel({ workbook });
}

describe("formulas through Office.js", () => {
  it("give their results, types and texts in the batch that writes them", async () => {
    const { Excel } = computing();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Notes").getRange("A1:E1");
      range.numberFormat = [["#,##0.00", "General", "General", "General", "General"]];
      range.formulas = [["=SUM(Hours[Amount])*2", "=1/0", "=Hours!A2", "=A1>5", '=""']];
      range.load("values,valueTypes,text,formulas");
      await context.sync();
      expect(range.values).toEqual([[1790, "#DIV/0!", "Ashdown Ltd", true, ""]]);
      expect(range.valueTypes).toEqual([["Double", "Error", "String", "Boolean", "String"]]);
      expect(range.text).toEqual([["1,790.00", "#DIV/0!", "Ashdown Ltd", "TRUE", ""]]);
      expect(range.formulas[0]?.[0]).toBe("=SUM(Hours[Amount])*2");
    });
  });

  it("follow what the add-in writes, hides and adds", async () => {
    const { Excel } = computing();
    await Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes").getRange("A1:B1");
      notes.formulas = [["=SUBTOTAL(109,Hours[Amount])", "=ROWS(Hours)"]];
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.getRange("D2").values = [[1000]];
      sheet.getRange("3:3").rowHidden = true;
      notes.load("values");
      await context.sync();
      expect(notes.values).toEqual([[1505, 4]]);
      context.workbook.tables.getItem("Hours").rows.add(undefined, [["Dale", 46_350, 1, 5]]);
      notes.load("values");
      await context.sync();
      expect(notes.values).toEqual([[1510, 5]]);
    });
  });

  it("tell of a calculation by onCalculated, and do not count as changes", async () => {
    const { Excel, workbook } = computing();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      notes.getRange("A1").formulas = [["=SUM(Hours[Amount])"]];
      await context.sync();
      notes.onChanged.add(async () => void heard.push("changed"));
      const arrived = new Promise<void>((resolve) => {
        notes.onCalculated.add(async (event) => {
          heard.push(event.type);
          resolve();
        });
      });
      await context.sync();
      context.workbook.worksheets.getItem("Hours").getRange("D2").values = [[1]];
      await context.sync();
      await arrived;
    });
    expect(heard).toEqual(["WorksheetCalculated"]);
    expect(workbook.sheetNamed("Notes")?.text(0, 0)).toBe("746.00");
  });

  it("stay texts where nothing computes them", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Notes").getRange("A1");
      range.formulas = [["=1+1"]];
      range.load("values,formulas");
      await context.sync();
      expect([range.values, range.formulas]).toEqual([[[""]], [["=1+1"]]]);
    });
  });
});
