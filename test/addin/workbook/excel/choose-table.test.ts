import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { openSheet, workSheet } from "./open-sheet.ts";
import type { SampleSheet } from "../../../../addin/trial/sample-sheet.ts";

const list: SampleSheet = {
  name: "List",
  cells: [
    ["Client", "Amount"],
    ["Aldgate", 10],
    ["Birch", 20],
  ],
};
const empty: SampleSheet = { name: "Empty", cells: [] };

describe("listTables", () => {
  it("names every table with its sheet and rows, those of the sheet in front first", async () => {
    const { book, workbook, person, table } = openSheet([
      workSheet(3),
      {
        ...workSheet(5),
        name: "More",
        tables: [{ name: "More", top: 2, left: 1, rows: 6, columns: 6 }],
      },
    ]);
    const more = workbook.tables[1];
    const [, second] = workbook.sheets;
    if (second !== undefined) person.activate(second);
    expect(await book.listTables()).toEqual([
      { id: more?.id, name: "More", sheetName: "More", rowCount: 5, onActiveSheet: true },
      { id: table.id, name: "Work", sheetName: "Work", rowCount: 3, onActiveSheet: false },
    ]);
  });
});

describe("tableFromSelection", () => {
  it("finds the table in which the selection lies", async () => {
    const { book, person, table } = openSheet([workSheet(3)]);
    person.select(table.sheet, area(4, 2, 1, 1));
    expect(await book.tableFromSelection()).toMatchObject({ id: table.id, rowCount: 3 });
  });

  it("makes one of the block around a single cell", async () => {
    const { book, person, workbook } = openSheet([workSheet(3), list]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(1, 1, 1, 1));
    const made = await book.tableFromSelection();
    expect(made).toMatchObject({ sheetName: "List", rowCount: 2, onActiveSheet: true });
    const read = await book.readTable(made.id);
    expect(read.headers).toEqual(["Client", "Amount"]);
  });

  it("leaves a title above the headers out of it", async () => {
    const titled = { name: "List", cells: [["Unbilled work"], ...list.cells] };
    const { book, person, workbook } = openSheet([workSheet(3), titled]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(2, 0, 1, 1));
    const made = await book.tableFromSelection();
    expect(await book.readTable(made.id)).toMatchObject({
      headers: ["Client", "Amount"],
      firstSheetRow: 3,
      rows: [
        ["Aldgate", 10],
        ["Birch", 20],
      ],
    });
  });

  it("gives a list without headers some, and loses no row", async () => {
    const bare = { name: "List", cells: list.cells.slice(1) };
    const { book, person, workbook } = openSheet([workSheet(3), bare]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(0, 0, 1, 1));
    const made = await book.tableFromSelection();
    expect(await book.readTable(made.id)).toMatchObject({ rows: list.cells.slice(1) });
  });

  it("is refused in a workbook that is open for reading only", async () => {
    const { book, person, workbook } = openSheet([workSheet(3), list]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(0, 0, 1, 1));
    workbook.readOnly = true;
    await expect(book.tableFromSelection()).rejects.toMatchObject({
      problem: "workbook-read-only",
    });
  });

  it("makes one of just what is selected", async () => {
    const { book, person, workbook } = openSheet([workSheet(3), list]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(0, 0, 2, 2));
    expect(await book.tableFromSelection()).toMatchObject({ rowCount: 1 });
  });

  it("says so when nothing is there", async () => {
    const { book, person, workbook } = openSheet([workSheet(3), empty]);
    const sheet = workbook.sheets[1];
    if (sheet !== undefined) person.select(sheet, area(5, 5, 1, 1));
    await expect(book.tableFromSelection()).rejects.toMatchObject({ problem: "no-data" });
  });
});

describe("goTo", () => {
  it("brings the sheet to the front and selects the cell", async () => {
    const { book, workbook, person, table } = openSheet([workSheet(3), list]);
    const [, second] = workbook.sheets;
    if (second !== undefined) person.activate(second);
    await book.goTo(table.id, 5, 3);
    expect(workbook.activeSheet.name).toBe("Work");
    expect(workbook.selection.area).toEqual(area(4, 4, 1, 1));
  });

  it("says that the row is gone", async () => {
    const { book, table } = openSheet([workSheet(3)]);
    await expect(book.goTo(table.id, 99, 0)).rejects.toMatchObject({ problem: "table-gone" });
    await expect(book.goTo("nope", 4, 0)).rejects.toMatchObject({ problem: "table-gone" });
  });
});

describe("visibleRows and selectedRows", () => {
  it("leave out what is hidden", async () => {
    const { book, person, table } = openSheet([workSheet(7)]);
    person.filter(table, 1, { filterOn: "Values", values: ["Birch & Co"] });
    expect(await book.visibleRows(table.id)).toEqual([5, 8]);
    person.select(table.sheet, area(3, 1, 3, 2));
    expect(await book.selectedRows(table.id)).toEqual([5]);
  });

  it("are all rows of a table that hides nothing", async () => {
    const { book, table } = openSheet([workSheet(3)]);
    expect(await book.visibleRows(table.id)).toEqual([4, 5, 6]);
  });

  it("are none when the selection is elsewhere", async () => {
    const { book, person, workbook, table } = openSheet([workSheet(3), list]);
    const [, second] = workbook.sheets;
    if (second !== undefined) person.select(second, area(3, 0, 1, 1));
    expect(await book.selectedRows(table.id)).toEqual([]);
  });
});
