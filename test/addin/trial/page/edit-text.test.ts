import { describe, expect, it } from "vitest";
import { editText } from "../../../../addin/trial/page/edit-text.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";
import { british, german } from "../sheets.ts";

describe("the formula bar", () => {
  it.each([
    ["1234.5", "General", "1234.5"],
    ["24/11/2026", "d mmm yyyy", "24/11/2026"],
    ["24/11/2026 13:30", "d mmm yyyy", "24/11/2026 13:30"],
    ["12.5%", "0.0%", "12.5%"],
    ["'007", "General", "'007"],
    ["007", "@", "007"],
    ["Harbour Street", "General", "Harbour Street"],
    ["'=1+1", "General", "'=1+1"],
    ["=A2*2", "General", "=A2*2"],
    ["true", "General", "TRUE"],
    ["", "General", ""],
  ])("shows what was typed as %s in the format %s as %s", (typed, format, shown) => {
    const workbook = new Workbook({ culture: british });
    const sheet = workbook.activeSheet;
    new Person(workbook).format(sheet, area(0, 0, 1, 1), format);
    new Person(workbook).type(sheet, 0, 0, typed);
    expect(editText(sheet, 0, 0)).toBe(shown);
  });

  it("writes numbers with the person's own decimal sign", () => {
    const workbook = new Workbook({ culture: german });
    new Person(workbook).type(workbook.activeSheet, 0, 0, "1,5");
    expect(editText(workbook.activeSheet, 0, 0)).toBe("1,5");
  });

  it("changes nothing when its text is entered again", () => {
    const workbook = new Workbook({ culture: british });
    const sheet = workbook.activeSheet;
    const person = new Person(workbook);
    for (const [row, text] of [
      "1.50",
      "3%",
      "'=x",
      "24/11/2026",
      "9:15",
      "#N/A",
      "FALSE",
      "-5",
      "£3.20",
    ].entries()) {
      person.type(sheet, row, 0, text);
      const before = [sheet.cells.value(row, 0), sheet.text(row, 0)];
      person.type(sheet, row, 0, editText(sheet, row, 0));
      expect([sheet.cells.value(row, 0), sheet.text(row, 0)]).toEqual(before);
    }
  });
});
