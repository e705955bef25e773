import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { DefinedName } from "../../../../addin/trial/model/defined-name.ts";
import { setFilter } from "../../../../addin/trial/model/table/table-filter.ts";
import { renameTable, showTotals } from "../../../../addin/trial/model/table/table-structure.ts";
import { hoursWorkbook } from "../sheets.ts";
import { formulaSheet } from "./formula-sheet.ts";

/** The table "Hours" at A1:D5: Client, Date, Hours (1.5, 2, 0.25, 4), Amount (150, 240, 25, 480). */
const hours = () => formulaSheet({}, hoursWorkbook());

const tableOf = (sheet: ReturnType<typeof hours>) => {
  const table = sheet.workbook.tableNamed("Hours");
  if (!table) throw new Error("the table is missing");
  return table;
};

describe("references to a table", () => {
  it.each([
    ["=SUM(Hours[Hours])", 7.75],
    ["=SUM(hours[AMOUNT])", 895],
    ["=SUM(Hours[[Hours]:[Amount]])", 902.75],
    ["=ROWS(Hours)", 4],
    ["=ROWS(Hours[#All])", 5],
    ["=ROWS(Hours[#Data])", 4],
    ["=Hours[[#Headers],[Amount]]", "Amount"],
    ["=COLUMNS(Hours[#Headers])", 4],
    ["=Hours[[#Totals],[Amount]]", "#REF!"],
    ["=Hours[@Amount]", "#VALUE!"],
    ["=SUM(Hours[Nothing])", "#REF!"],
    ["=SUM(Nowhere[Amount])", "#REF!"],
    ['=SUMIFS(Hours[Amount],Hours[Client],"Ashdown Ltd")', 175],
    ['=COUNTIFS(Hours[Client],"ashdown*",Hours[Hours],">1")', 1],
    ["=INDEX(Hours[Client],MATCH(4,Hours[Hours],0))", "Carter LLP"],
    ['=XLOOKUP("Birch & Co",Hours[Client],Hours[Amount])', 240],
    ["=SUMPRODUCT(Hours[Hours],Hours[Amount])", 2631.25],
  ])("%s gives %s", (formula, expected) => {
    expect(hours().result(formula)).toBe(expected);
  });

  it("reads the formula's own row, also from beside the table", () => {
    const sheet = hours();
    sheet.type({ E1: "Rate", E2: "=[@Amount]/[@Hours]", G3: "=Hours[@Amount]*2" });
    expect(sheet.read("E2")).toBe(100);
    expect(sheet.read("G3")).toBe(480);
  });

  it("takes in rows as the table grows, and lets go of rows that are deleted", () => {
    const sheet = hours();
    sheet.type({ "Notes!A1": "=SUM(Hours[Amount])", A6: "Dale", D6: "100" });
    expect(sheet.read("Notes!A1")).toBe(995);
    sheet.person.deleteRows(sheet.workbook.activeSheet, area(1, 0, 1, 1));
    expect(sheet.read("Notes!A1")).toBe(845);
    sheet.person.undo();
    expect(sheet.read("Notes!A1")).toBe(995);
  });

  it("leaves the totals row out, and finds it by its own word", () => {
    const sheet = hours();
    showTotals(tableOf(sheet), true);
    sheet.type({
      D6: "=SUBTOTAL(109,[Amount])",
      "Notes!A1": "=SUM(Hours[Amount])+Hours[[#Totals],[Amount]]",
    });
    expect(sheet.read("D6")).toBe(895);
    expect(sheet.read("Notes!A1")).toBe(1790);
  });

  it("follows new names of the table and its columns, in the text too", () => {
    const sheet = hours();
    sheet.type({
      "Notes!A1": "=SUM(Hours[Amount])",
      E2: "=[@Amount]*2",
      "Notes!A2": "=ROWS(Hours)",
    });
    sheet.type({ D1: "Net value" });
    renameTable(tableOf(sheet), "Work");
    expect([sheet.read("Notes!A1"), sheet.read("E2"), sheet.read("Notes!A2")]).toEqual([
      895, 300, 4,
    ]);
    expect(sheet.formula("Notes!A1")).toBe("=SUM(Work[Net value])");
    expect(sheet.formula("E2")).toBe("=[@[Net value]]*2");
    sheet.type({ D2: "151" });
    expect(sheet.read("Notes!A1")).toBe(896);
  });

  it("continues a calculated column in new rows, and no column that is not one", () => {
    const sheet = hours();
    sheet.type({
      E1: "Rate",
      E2: "=[@Amount]/[@Hours]",
      E3: "=[@Amount]/[@Hours]",
      E4: "=[@Amount]/[@Hours]",
    });
    sheet.type({
      E5: "=[@Amount]/[@Hours]",
      F1: "Twice",
      F2: "=D2*2",
      F3: "=D3*2",
      F4: "=D4*2",
      F5: "=D5*2",
      G1: "Odd",
      G5: "=1",
    });
    sheet.type({ A6: "Dale", C6: "2", D6: "500" });
    expect([sheet.read("E6"), sheet.read("F6"), sheet.read("G6")]).toEqual([250, 1000, ""]);
    expect(sheet.formula("F6")).toBe("=D6*2");
    sheet.person.undo();
    sheet.person.undo();
    sheet.person.undo();
    expect([sheet.read("E6"), sheet.formula("E6")]).toEqual(["", undefined]);
  });
});

describe("SUBTOTAL", () => {
  it("passes over rows that a filter hides, with 109 also over rows hidden by hand, and over other subtotals", () => {
    const sheet = hours();
    sheet.type({
      F1: "=SUBTOTAL(9,D2:D5)",
      F2: "=SUBTOTAL(109,D2:D5)",
      F3: "=SUBTOTAL(9,D2:D5,F1:F2)",
    });
    sheet.type({ F4: "=SUBTOTAL(3,A2:A5)", F5: "=SUBTOTAL(101,D2:D5)" });
    const seen = () => ["F1", "F2", "F3", "F4", "F5"].map(sheet.read);
    expect(seen()).toEqual([895, 895, 895, 4, 223.75]);
    sheet.person.hideRows(sheet.workbook.activeSheet, area(4, 0, 1, 1));
    expect(seen()).toEqual([895, 415, 895, 4, 415 / 3]);
    setFilter(tableOf(sheet), 0, { filterOn: "Values", values: ["Ashdown Ltd"] });
    expect(seen()).toEqual([175, 175, 175, 2, 87.5]);
    expect(sheet.result("=SUBTOTAL(12,D2:D5)")).toBe("#VALUE!");
  });
});

describe("references to cells", () => {
  it("reach other sheets, whole lines and both sides of a corner", () => {
    const sheet = formulaSheet({ sheets: ["Main", "My 'other' sheet"] });
    const [, other] = sheet.workbook.sheets;
    if (!other) throw new Error("the second sheet is missing");
    sheet.person.type(other, 0, 0, "5");
    sheet.type({
      A1: "='My ''other'' sheet'!A1*2",
      B1: "1",
      B2: "2",
      C1: "=SUM(B:B)",
      C2: "=SUM(1:1)",
      D2: "=SUM(B2:B1)",
    });
    expect([sheet.read("A1"), sheet.read("C1"), sheet.read("D2")]).toEqual([10, 3, 3]);
    expect(sheet.read("C2")).toBe(14);
  });

  it("take @ as the cell of the own row or column", () => {
    const sheet = formulaSheet();
    sheet.type({ A1: "1", A2: "2", A3: "3", B2: "=@A1:A3*10", C9: "=@A1:A3", D1: "=A1:A3" });
    expect([sheet.read("B2"), sheet.read("C9"), sheet.read("D1")]).toEqual([
      20,
      "#VALUE!",
      "#SPILL!",
    ]);
  });

  it("find defined names, those of the own sheet first", () => {
    const sheet = formulaSheet({ sheets: ["Main", "Other"] });
    const { workbook } = sheet;
    const [main = null, other = null] = workbook.sheets;
    if (!main) throw new Error("the sheet is missing");
    workbook.act("person", "names", () =>
      workbook.undo.assign(workbook, "names", [
        new DefinedName("vat", null, "=0.2"),
        new DefinedName("vat", other, "=0.5"),
        new DefinedName("Rates", null, { sheet: main, area: area(0, 0, 3, 1) }),
        new DefinedName("gross", null, "=SUM(Rates)*(1+vat)"),
      ]),
    );
    sheet.type({
      A1: "1",
      A2: "2",
      A3: "7",
      B1: "=SUM(Rates)*vat",
      "Other!A1": "=10*VAT",
      C1: "=gross",
    });
    expect([sheet.read("B1"), sheet.read("Other!A1"), sheet.read("C1")]).toEqual([2, 5, 12]);
    sheet.type({ A3: "2" });
    expect([sheet.read("B1"), sheet.read("C1")]).toEqual([1, 6]);
    workbook.act("person", "names", () => workbook.undo.assign(workbook, "names", []));
    expect(sheet.read("B1")).toBe("#NAME?");
    sheet.person.undo();
    expect(sheet.read("B1")).toBe(1);
  });

  it("become #REF! when their sheet is deleted, and follow its new name", () => {
    const sheet = formulaSheet({ sheets: ["Main", "Other"] });
    sheet.type({ "Other!A1": "4", A1: "=Other!A1+1" });
    const { workbook } = sheet;
    const other = workbook.sheetNamed("Other");
    if (!other) throw new Error("the sheet is missing");
    workbook.act("person", "rename", () => {
      workbook.undo.assign(other, "name", "Year 2026");
      workbook.announce({ kind: "sheet-renamed", sheet: other, before: "Other" });
    });
    expect(sheet.formula("A1")).toBe("='Year 2026'!A1+1");
    expect(sheet.read("A1")).toBe(5);
    workbook.act("person", "delete", () => workbook.deleteSheet(other));
    expect(sheet.read("A1")).toBe("#REF!");
  });
});
