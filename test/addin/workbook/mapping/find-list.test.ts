import { describe, expect, it } from "vitest";
import { findHeader, rowsOfSameList } from "../../../../addin/workbook/mapping/find-list.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";

const headers: CellValue[] = ["Client", "Date", "Hours", "Amount"];
const row: CellValue[] = ["Aldgate", 46_329, 1.5, 150];
const empty: CellValue[] = [null, null, null, null];

describe("findHeader", () => {
  it("is below titles, notes and wide headings", () => {
    const titles: CellValue[][] = [
      ["Unbilled work"],
      ["as of", "today"],
      ["Who", "When", "What", "Worth"],
    ];
    expect(findHeader([...titles, headers, row])).toEqual({
      row: 3,
      left: 0,
      right: 3,
      recognised: true,
    });
  });

  it("spans the columns of the list that it names, with a column of headings, and no other list beside it", () => {
    const block: CellValue[][] = [
      [null, null, "Client", "Amount", null, "Rate", "per"],
      [null, "North", null, null, null, 5, "h"],
      [null, null, "Aldgate", 10, null, 6, "h"],
    ];
    expect(findHeader(block)).toEqual({ row: 0, left: 1, right: 3, recognised: true });
  });

  it("is a row of texts where no word is known, and none where the rows are numbers", () => {
    const unknown: CellValue[][] = [
      ["Foo", "Bar"],
      ["Aldgate", 10],
    ];
    expect(findHeader(unknown)).toMatchObject({ row: 0, recognised: false });
    expect(
      findHeader([
        [1, 2],
        ["a", 3],
      ]),
    ).toBeNull();
    expect(findHeader([])).toBeNull();
  });
});

describe("rowsOfSameList", () => {
  it("goes on over a few empty rows and over headers that stand there again", () => {
    expect(rowsOfSameList([row, empty, empty, row, headers, row, empty], headers)).toBe(6);
  });

  it("ends at a wide gap, and at the headers of another list", () => {
    const gap = Array.from({ length: 9 }, () => empty);
    expect(rowsOfSameList([row, ...gap, row], headers)).toBe(1);
    expect(rowsOfSameList([row, empty, ["Client", "Date", "Rate", "Currency"], row], headers)).toBe(
      1,
    );
  });
});
