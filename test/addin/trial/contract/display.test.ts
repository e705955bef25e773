import { describe, expect, it } from "vitest";
import { displayText } from "../../../../addin/trial/model/format/display-text.ts";
import {
  ENGLISH_US,
  invariantFormat,
  localFormat,
} from "../../../../addin/trial/model/format/culture.ts";
import { british, german } from "../sheets.ts";

describe("the text of a cell", () => {
  it.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "General", "0.3"],
    [1 / 3, "General", "0.333333333"],
    [123_456_789_012, "General", "1.23457E+11"],
    [1234.5, "#,##0.00", "1,234.50"],
    [-1234.5, "#,##0.00", "-1,234.50"],
    [2.005, "0.00", "2.01"],
    [0.5, "#.00", ".50"],
    [0, "#", ""],
    [7, "000", "007"],
    [0.125, "0.0%", "12.5%"],
    [-5, "0.00;[Red](0.00)", "(5.00)"],
    [0, '0;-0;"nil"', "nil"],
    [1500, "[$£-809]#,##0.00", "£1,500.00"],
    [1500, '"€" #,##0', "€ 1,500"],
    [1_234_567, "#,##0,", "1,235"],
    [1_234_567, "0.0,,", "1.2"],
    [12_345, "0.00E+00", "1.23E+04"],
    [46_350, "yyyy-mm-dd", "2026-11-24"],
    [46_350, "d mmm yyyy", "24 Nov 2026"],
    [46_350, "dddd d mmmm", "Tuesday 24 November"],
    [46_350, "dd/mm/yy", "24/11/26"],
    [46_350.5625, "dd/mm/yyyy hh:mm", "24/11/2026 13:30"],
    [46_350.5625, "h:mm AM/PM", "1:30 PM"],
    [1.5, "[h]:mm", "36:00"],
    [0.0625, "h:mm:ss", "1:30:00"],
    [60, "d mmm yyyy", "29 Feb 1900"],
    [-1, "yyyy-mm-dd", "########"],
    ["abc", "@", "abc"],
    ["abc", '"<"@">"', "<abc>"],
    ["abc", "0.00", "abc"],
    [true, "0.00", "TRUE"],
  ])("shows %s in the format %s as %s", (value, format, text) => {
    expect(displayText(value, format, ENGLISH_US, false)).toBe(text);
  });

  it("uses the separators of the person's Excel", () => {
    expect(displayText(1234.5, "#,##0.00", german, false)).toBe("1.234,50");
    expect(displayText(46_350, "dd/mm/yyyy", german, false)).toBe("24.11.2026");
    expect(displayText(46_350, "dd/mm/yyyy", british, false)).toBe("24/11/2026");
  });

  it("translates format codes both ways", () => {
    expect(localFormat("#,##0.00", german)).toBe("#.##0,00");
    expect(localFormat("dd.mm.yyyy", german)).toBe("TT.MM.JJJJ");
    expect(invariantFormat("#.##0,00", german)).toBe("#,##0.00");
    expect(localFormat("General", german)).toBe("Standard");
  });
});
