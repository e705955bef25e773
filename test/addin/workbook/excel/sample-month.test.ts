import { describe, expect, it } from "vitest";
import { sampleSheets } from "../../../../addin/trial/sample-workbook.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { openSheet } from "./open-sheet.ts";
import type { UnderstoodRows } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { SheetTable } from "../../../../addin/workbook/sheet-table.ts";

function understand(table: SheetTable): UnderstoodRows {
  return understandRows(table, guessMapping(table), { defaultCurrency: "GBP" });
}

describe("the sample month in the sheet", () => {
  it("gets keys and outcomes for just the rows that are billed, and reads the same before and after", async () => {
    const { book, table, trips } = openSheet(sampleSheets());
    const before = understand(await book.readTable(table.id));
    expect(trips()).toBe(2);
    const read = await book.readTable(table.id);
    const report = await book.assignKeys(
      read,
      before.entries.map(({ sheetRow }) => sheetRow),
    );
    expect(report).toEqual({ assigned: before.entries.length, replaced: [] });
    const keyed = understand(await book.readTable(table.id));
    expect(keyed.entries.map((entry) => ({ ...entry, key: null }))).toEqual(
      before.entries.map((entry) => ({ ...entry, key: null })),
    );
    expect(keyed.entries.every(({ key }) => key !== null)).toBe(true);
    const outcomes = keyed.entries.map(({ key }, index) => ({
      key: key ?? "",
      runName: "November 2026",
      invoiceNumber: `INV-${index}`,
      status: "billed" as const,
    }));
    const options = { keyHeader: null, others: "unbilled" } as const;
    const written = await book.writeOutcomes(table.id, outcomes, options);
    expect(written).toEqual({
      writtenRows: keyed.entries.length,
      missingKeys: [],
      addedColumns: [],
    });
    const after = await book.readTable(table.id);
    const billed = new Set(keyed.entries.map(({ sheetRow }) => sheetRow));
    for (const [index, row] of after.rows.entries()) {
      const says = row[after.outcome.status ?? -1] ?? null;
      expect(says).toBe(billed.has(after.firstSheetRow + index) ? "Billed" : null);
    }
    expect(understand(after)).toEqual(keyed);
  });

  it("is as it was after the person took the two writes back", async () => {
    const { book, table, person } = openSheet(sampleSheets());
    const before = await book.readTable(table.id);
    await book.assignKeys(before, [before.firstSheetRow]);
    for (let step = 0; step < 10 && table.columns.length > before.headers.length; step += 1)
      person.undo();
    expect(await book.readTable(table.id)).toEqual(before);
  });
});
