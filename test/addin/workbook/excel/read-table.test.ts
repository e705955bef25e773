import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { cultureNamed } from "../../../../addin/trial/model/format/culture.ts";
import { openSheet, workSheet } from "./open-sheet.ts";

describe("reading a table", () => {
  it("gives headers, cells, places and formats", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    expect(await book.readTable(table.id)).toEqual({
      id: table.id,
      name: "Work",
      sheetName: "Work",
      headers: ["Date", "Client", "Work item", "Hours", "Rate", "Amount"],
      rows: [
        [46_329, "Aldgate Dental", "Job 1", 1.5, 100, 150],
        [46_330, "Birch & Co", "Job 2", 1.5, 100, 150],
      ],
      firstSheetRow: 4,
      firstSheetColumn: 1,
      outcome: { run: null, invoice: null, status: null, key: null },
      hiddenRows: [],
      hiddenColumns: [],
      numberFormats: ["dd/mm/yyyy", "General", "General", "General", "General", "#,##0.00"],
      dateSystem: 1900,
      separators: { decimal: ".", group: "," },
      dateOrder: "month-first",
    });
  });

  it("tells empty cells, truth values and Excel's errors apart from texts", async () => {
    const { book, table, person } = openSheet([workSheet(1)]);
    const { sheet } = table;
    person.type(sheet, 3, 2, "");
    person.type(sheet, 3, 3, "TRUE");
    person.type(sheet, 3, 4, "#N/A");
    person.type(sheet, 3, 5, "'#N/A");
    const { rows } = await book.readTable(table.id);
    expect(rows[0]).toEqual([46_329, null, true, { error: "#N/A" }, "#N/A", 150]);
  });

  it("takes two round trips, and one more for each further chunk", async () => {
    const small = openSheet([workSheet(400)]);
    await small.book.readTable(small.table.id);
    expect(small.trips()).toBe(2);
    const large = openSheet([workSheet(12_000)]);
    const { rows } = await large.book.readTable(large.table.id);
    expect(rows).toHaveLength(12_000);
    expect(rows[11_999]?.[2]).toBe("Job 12000");
    expect(large.host.roundTrips.length).toBeLessThanOrEqual(2 + 3);
    for (const { responseBytes } of large.host.roundTrips)
      expect(responseBytes).toBeLessThanOrEqual(1.1 * 1024 * 1024);
  });

  it("says how far it is, and stops between two chunks when cancelled", async () => {
    const { book, table } = openSheet([workSheet(12_000)]);
    const cancel = new AbortController();
    const seen: number[] = [];
    const reading = book.readTable(table.id, {
      signal: cancel.signal,
      onProgress: ({ done, total }) => {
        expect(total).toBe(12_000);
        seen.push(done);
        cancel.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toHaveLength(1);
  });

  it("tells which rows and columns are hidden", async () => {
    const { book, table, person, trips } = openSheet([workSheet(6)]);
    person.filter(table, 1, { filterOn: "Values", values: ["Birch & Co"] });
    person.hideColumns(table.sheet, area(0, 3, 1, 1));
    const read = await book.readTable(table.id);
    expect(read.hiddenRows).toEqual([4, 6, 7, 9]);
    expect(read.hiddenColumns).toEqual([2]);
    expect(read.rows).toHaveLength(6);
    expect(trips()).toBe(2);
  });

  it("knows the date system and how the person writes numbers and dates", async () => {
    const { book, table } = openSheet([workSheet(1)], {
      date1904: true,
      culture: cultureNamed("de-DE"),
    });
    expect(await book.readTable(table.id)).toMatchObject({
      dateSystem: 1904,
      separators: { decimal: ",", group: "." },
      dateOrder: "day-first",
    });
  });

  it("writes nothing", async () => {
    const { book, table, workbook } = openSheet([workSheet(3)]);
    const before = workbook.undo.depth;
    await book.readTable(table.id);
    expect(workbook.undo.depth).toBe(before);
  });

  it("says that the table is gone", async () => {
    const { book } = openSheet([workSheet(3)]);
    await expect(book.readTable("nope")).rejects.toMatchObject({ problem: "table-gone" });
  });

  it("takes smaller portions when Excel refuses the size", async () => {
    const { book, table, host } = openSheet([workSheet(300)]);
    host.payloadLimitBytes = 12_000;
    const { rows, numberFormats } = await book.readTable(table.id);
    expect(rows).toHaveLength(300);
    expect(numberFormats[0]).toBe("dd/mm/yyyy");
  });
});

describe("a reading that Excel does not answer", () => {
  it("waits while a cell is edited and goes on afterwards", async () => {
    const { book, table, host, timer } = openSheet([workSheet(3)]);
    const refused = { kind: "refused", code: "InvalidOperationInCellEditMode" } as const;
    host.breakNext(refused, refused);
    const reading = book.readTable(table.id);
    await timer.pass(1_000);
    expect((await reading).rows).toHaveLength(3);
  });

  it("says what to do when the cell stays open", async () => {
    const { book, table, workbook, timer } = openSheet([workSheet(3)]);
    workbook.cellBeingEdited = true;
    const reading = expect(book.readTable(table.id)).rejects.toMatchObject({
      problem: "cell-editing",
      action: "Finish editing the cell with Enter or Esc, then try again.",
    });
    await timer.pass(10_000);
    await reading;
    workbook.cellBeingEdited = false;
  });

  it("gives up after 20 seconds", async () => {
    const { book, table, host, timer } = openSheet([workSheet(3)]);
    host.breakNext({ kind: "unanswered" });
    const reading = expect(book.readTable(table.id)).rejects.toMatchObject({
      problem: "timed-out",
    });
    await timer.pass(20_000);
    await reading;
  });

  it.each([
    ["ActivityLimitReached", "busy"],
    ["GeneralException", "unknown"],
    ["AccessDenied", "sheet-protected"],
    ["InvalidOrTimedOutSession", "busy"],
  ])("puts %s into words", async (code, problem) => {
    const { book, table, host, timer } = openSheet([workSheet(3)]);
    host.breakNext({ kind: "refused", code }, { kind: "refused", code });
    const reading = expect(book.readTable(table.id)).rejects.toMatchObject({
      problem,
      excelCode: code,
    });
    await timer.pass(1_000);
    await reading;
  });

  it("tries once more after what a busy Excel forgets again", async () => {
    const { book, table, host, timer } = openSheet([workSheet(3)]);
    host.breakNext({ kind: "refused", code: "GeneralException" });
    const reading = book.readTable(table.id);
    await timer.pass(500);
    expect((await reading).rows).toHaveLength(3);
  });
});
