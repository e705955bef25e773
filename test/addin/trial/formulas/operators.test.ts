import { describe, expect, it } from "vitest";
import { formulaSheet } from "./formula-sheet.ts";

/** Facts of Excel: formula, result. */
const OPERATORS: readonly (readonly [string, string | number | boolean])[] = [
  ["=-2^2", 4],
  ["=0-2^2", -4],
  ["=2^3^2", 64],
  ["=2+3*4", 14],
  ["=50%", 0.5],
  ["=200*10%+1", 21],
  ["=2^-1", 0.5],
  ["=--TRUE", 1],
  ["=10/4", 2.5],
  ["=1/0", "#DIV/0!"],
  ["=0/0", "#DIV/0!"],
  ["=0^0", "#NUM!"],
  ["=(-8)^0.5", "#NUM!"],
  ["=1E+308*10", "#NUM!"],
  ['="a"&1&TRUE', "a1TRUE"],
  ['=1+2&"x"', "3x"],
  ["=1&2=12", false],
  ['="1"+1', 2],
  ['="10%"*200', 20],
  ['="x"+1', "#VALUE!"],
  ["=TRUE+TRUE", 2],
  ['="2026-11-03"+1', 46330],
  ['="apple"="APPLE"', true],
  ['="a"<"B"', true],
  ['="Z">"a"', true],
  ['=1<"1"', true],
  ['="zzz"<FALSE', true],
  ["=99<TRUE", true],
  ["=1=1.0", true],
  ["=0.1+0.2=0.3", true],
  ["=0.1+0.2-0.3", 0],
  ["=1<>2", true],
  ["=2>=2", true],
  ["=A1=0", true],
  ['=A1=""', true],
  ["=A1=FALSE", true],
  ["=A1+1", 1],
  ['=A1&"x"', "x"],
  ["=A1", 0],
  ["=#N/A+1", "#N/A"],
  ["=1/0+#N/A", "#DIV/0!"],
  ["=NOSUCH(1)", "#NAME?"],
  ["=nosuchname", "#NAME?"],
  ["=Nowhere!A1", "#REF!"],
  ["=SUM(A1:A2 C1:C2)", "#NULL!"],
  ["=1.5E3", 1500],
  ["={1,2,3}", "#SPILL!"],
  ["=SUM({1,2;3,4})", 10],
  ["=SUM({1,2,3}*2)", 12],
  ['=1E15&""', "1E+15"],
  ['=123456789012345&""', "123456789012345"],
  ['=(1/3)&""', "0.333333333333333"],
  ['=0.00001&""', "0.00001"],
  ["=-A1", 0],
];

describe("the operators of formulas", () => {
  const { result } = formulaSheet();

  it.each(OPERATORS)("%s gives %s", (formula, expected) => {
    expect(result(formula)).toBe(expected);
  });

  it("passes on the first error among the operands", () => {
    expect(result("=#REF!&#N/A")).toBe("#REF!");
    expect(result("=(#N/A=1)")).toBe("#N/A");
  });

  it("reads texts in the person's own way of writing numbers", () => {
    const german = formulaSheet({
      culture: { ...formulaSheet().workbook.culture, decimal: ",", group: "." },
    });
    expect(german.result('="1,5"+1')).toBe(2.5);
    expect(german.result('=1.5&""')).toBe("1,5");
  });
});
