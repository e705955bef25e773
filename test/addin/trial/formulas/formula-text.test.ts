import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetters } from "../../../../addin/trial/model/cells/a1.ts";
import { relativeKey } from "../../../../addin/trial/formulas/text/relative-key.ts";
import { formulaSheet } from "./formula-sheet.ts";

describe("a formula copied two rows down", () => {
  const { calculation } = formulaSheet();

  it.each([
    ["=A1+$A1+A$1+$A$1", "=A3+$A3+A$1+$A$1"],
    ["=SUM(A1:B$4)", "=SUM(A3:B$4)"],
    ['="A1"&A1', '="A1"&A3'],
    ["=LOG10(A1)+TAX_A1+A1.x", "=LOG10(A3)+TAX_A1+A1.x"],
    ["=Q1!B2+'My A1'!C3+'It''s'!A1", "=Q1!B4+'My A1'!C5+'It''s'!A3"],
    ["=Block[A1]+[@A1]+Block[[#Totals],[A1]]", "=Block[A1]+[@A1]+Block[[#Totals],[A1]]"],
    ["=SUM(A:A,$B:$C,3:4,$3:4)", "=SUM(A:A,$B:$C,5:6,$3:6)"],
    ["=IF( A1 > 1.5E3 , -A1^2 , 50% )", "=IF( A3 > 1.5E3 , -A3^2 , 50% )"],
    ["=A1048575", "=#REF!"],
    ["=ABCD1+A1(", "=ABCD1+A1("],
  ])("%s reads %s", (formula, expected) => {
    expect(calculation.copied(formula, 2)).toBe(expected);
  });
});

describe("the relative text of formulas", () => {
  it("is equal only for formulas that mean the same distances", () => {
    const corner = fc.record({
      row: fc.integer({ min: 20, max: 40 }),
      column: fc.integer({ min: 20, max: 40 }),
      fixedRow: fc.boolean(),
      fixedColumn: fc.boolean(),
    });
    fc.assert(
      fc.property(
        corner,
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        (at, down, across) => {
          const text = (row: number, column: number): string =>
            `=${at.fixedColumn ? "$" : ""}${columnLetters(column)}${at.fixedRow ? "$" : ""}${row + 1}*2`;
          const moved = text(
            at.fixedRow ? at.row : at.row + down,
            at.fixedColumn ? at.column : at.column + across,
          );
          const key = relativeKey(text(at.row, at.column), 10, 10);
          expect(relativeKey(moved, 10 + down, 10 + across)).toBe(key);
          const still = relativeKey(text(at.row, at.column), 10 + down, 10 + across);
          const means = (down === 0 || at.fixedRow) && (across === 0 || at.fixedColumn);
          expect(still === key).toBe(means);
        },
      ),
    );
  });
});
