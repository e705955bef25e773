import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../../../addin/workbook/excel/open-workbook.ts";
import { openSheet, workSheet } from "./open-sheet.ts";
import type { OpenedSheet } from "./open-sheet.ts";
import type { Workbook } from "../../../../addin/workbook/workbook.ts";

type Run = (typeof Excel)["run"];

/** A pane on an Excel that has undo groups, and notes how each batch was asked for. */
function withUndoGroups(opened: OpenedSheet): { book: Workbook; asked: unknown[] } {
  const asked: unknown[] = [];
  const run = (options: unknown, batch: unknown): unknown => {
    asked.push(options);
    return Reflect.apply(opened.Excel.run, opened.Excel, [options, batch]);
  };
  // safe because it hands every call on to the real one unchanged
  const excel = { run: run as Run };
  return {
    asked,
    book: openWorkbook({
      excel,
      supports: (set, version) => set === "ExcelApi" && version === "1.20",
      newKey: () => "key-1",
      timer: opened.timer,
    }),
  };
}

const placed = [{ sheetRow: 4, formerKey: "", key: "key-1" }];

describe("one undo step for a write", () => {
  it("is asked for where Excel has it, and never for reading", async () => {
    const opened = openSheet([workSheet(1)]);
    const { book, asked } = withUndoGroups(opened);
    await book.placeKeys(await book.readTable(opened.table.id), placed);
    expect(asked).toEqual([
      { delayForCellEdit: false },
      { delayForCellEdit: true, mergeUndoGroup: true },
    ]);
  });

  it("is done without when Excel refuses the first request of the group", async () => {
    const opened = openSheet([workSheet(1)]);
    const { book, asked } = withUndoGroups(opened);
    const read = await book.readTable(opened.table.id);
    opened.host.breakNext({ kind: "refused", code: "GeneralException" });
    expect(await book.placeKeys(read, placed)).toBe(1);
    expect(asked.slice(1)).toEqual([
      { delayForCellEdit: true, mergeUndoGroup: true },
      { delayForCellEdit: true },
    ]);
  });

  it("is not repeated without when something was written already", async () => {
    const opened = openSheet([workSheet(1)]);
    const { book, asked } = withUndoGroups(opened);
    const read = await book.readTable(opened.table.id);
    await book.placeKeys(read, placed, {
      onProgress: () => opened.host.breakNext({ kind: "refused", code: "GeneralException" }),
    });
    expect(await book.placeKeys(read, placed)).toBe(0);
    expect(asked).toHaveLength(4);
  });
});
