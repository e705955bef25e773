import { describe, expect, it } from "vitest";
import { area } from "../../addin/trial/model/cells/area.ts";
import { cultureNamed } from "../../addin/trial/model/format/culture.ts";
import { guessMapping } from "../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../addin/workbook/rows/understand-rows.ts";
import { openSheet, workSheet } from "../addin/workbook/excel/open-sheet.ts";
import { allSheets } from "./all-sheets.ts";
import { readingOf } from "./reading-of.ts";
import type { SampleSheet } from "../../addin/trial/sample-sheet.ts";
import type { SheetTable } from "../../addin/workbook/sheet-table.ts";
import type { SheetCase } from "./sheet-case.ts";

/** Cultures that the trial's Excel lacks; they write numbers as German does. */
const likeGerman = { "fr-FR": 1, "es-ES": 1, "it-IT": 1, "nl-NL": 1, "pt-PT": 1 };

/** Opens a sheet without a table beside one that has one, puts the cursor somewhere, and asks for a table. */
async function madeFrom(
  sheet: SampleSheet,
  culture: SheetCase["culture"],
  [row, column]: [number, number],
): Promise<SheetTable> {
  const { book, workbook, person } = openSheet([workSheet(1), sheet], {
    culture: cultureNamed(culture in likeGerman ? "de-DE" : culture),
  });
  const opened = workbook.sheetNamed(sheet.name);
  if (!opened) throw new Error(`${sheet.name} was not opened.`);
  for (const [i, cells] of sheet.cells.entries())
    for (const [j, cell] of cells.entries())
      if (cell === "=NA()") person.type(opened, i, j, "#N/A");
  person.select(opened, area(row, column, 1, 1));
  const { id } = await book.tableFromSelection();
  return book.readTable(id);
}

describe("sample sheets in Excel", () => {
  it.each(allSheets.map((sheet) => [sheet.name, sheet] as const))(
    "makes a table of %s with the cursor in its last row, and reads it the same",
    async (_name, sheet) => {
      const { mapping, entries, totals, problems = [], notBillable = [] } = sheet;
      const [row, column] = lastFilled(sheet.sheet);
      const table = await madeFrom(sheet.sheet, sheet.culture, [row, column]);
      expect(readingOf(table, sheet)).toEqual({ mapping, entries, problems, notBillable, totals });
    },
  );

  it("finds the list from a cursor in the title above it", async () => {
    const german = sheetNamed("German");
    const table = await madeFrom(german.sheet, german.culture, [0, 0]);
    expect(table.headers[1]).toBe("Mandant");
    expect(readingOf(table, german).totals).toEqual(german.totals);
  });

  it("does not take a second list for rows of the first", async () => {
    const rows = [
      ["Aldgate", "2026-11-03", 1, 100] as const,
      ["Birch", "2026-11-04", 2, 200] as const,
    ];
    const sheet: SampleSheet = {
      name: "Two",
      cells: [
        ["Client", "Date", "Hours", "Amount"],
        ...rows.map((row) => [...row]),
        [],
        ["Client", "Date", "Expense", "Amount"],
        ["Aldgate", "2026-11-05", "Train", 38.4],
      ],
    };
    expect((await madeFrom(sheet, "en-GB", [1, 1])).rows).toHaveLength(2);
    expect((await madeFrom(sheet, "en-GB", [5, 0])).headers[2]).toBe("Expense");
  });

  it("reads the currency of each row from its own number format", async () => {
    const sheet: SampleSheet = {
      name: "Formats",
      cells: [
        ["Client", "Date", "Amount"],
        ...Array.from({ length: 120 }, (_, i) => [`Client ${i % 7}`, 46_329, 100 + i]),
      ],
      numberFormats: { 1: "dd/mm/yyyy", 2: "[$£-809]#,##0.00" },
      tables: [{ name: "Formats", top: 0, left: 0, rows: 121, columns: 3 }],
    };
    const { book, table } = openSheet([sheet]);
    for (let row = 60; row < 121; row += 1)
      table.sheet.cells.setFormat(row, 2, "[$€-407] #,##0.00");
    const read = await book.readTable(table.id);
    const { entries } = understandRows(read, guessMapping(read), { defaultCurrency: "USD" });
    expect(entries.map(({ currency }) => currency)).toEqual([
      ...Array.from({ length: 59 }, () => "GBP"),
      ...Array.from({ length: 61 }, () => "EUR"),
    ]);
  });
});

function sheetNamed(beginning: string): SheetCase {
  const found = allSheets.find(({ name }) => name.startsWith(beginning));
  if (found === undefined) throw new Error(`No sheet begins with ${beginning}.`);
  return found;
}

/** The last filled cell of the last row that has several: notes below a list are not where one clicks. */
function lastFilled({ cells }: SampleSheet): [number, number] {
  const row = cells.findLastIndex((values) => values.filter((cell) => cell !== null).length > 1);
  return [row, cells[row]?.findLastIndex((cell) => cell !== null) ?? 0];
}
