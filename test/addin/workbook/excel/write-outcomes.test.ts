import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { columnOf, openSheet, workSheet } from "./open-sheet.ts";
import type { OpenedSheet } from "./open-sheet.ts";
import type { RowOutcome, WriteOptions } from "../../../../addin/workbook/workbook.ts";

const byHiddenKey: WriteOptions = { keyHeader: null, others: "leave" };
const drafted = (key: string): RowOutcome => ({
  key,
  runName: "November 2026",
  invoiceNumber: "",
  status: "in-draft",
});
const birch = { filterOn: "Values", values: ["Birch & Co"] } as const;

/** Gives all rows keys: key-1 in the first row, and so on. */
async function keyed(rows: number): Promise<OpenedSheet> {
  const opened = openSheet([workSheet(rows)]);
  const read = await opened.book.readTable(opened.table.id);
  await opened.book.assignKeys(
    read,
    read.rows.map((_, index) => read.firstSheetRow + index),
  );
  opened.trips();
  return opened;
}

describe("assigning keys", () => {
  it("appends the outcome columns once, as text, the key hidden, and fills only the key", async () => {
    const opened = await keyed(3);
    const { table } = opened;
    expect(table.columns.map(({ name }) => name).slice(6)).toEqual([
      "Billing run",
      "Invoice",
      "Billing status",
      "Billing key",
    ]);
    expect(columnOf(opened, "Billing key")).toEqual(["key-1", "key-2", "key-3"]);
    expect(columnOf(opened, "Billing run").filter((value) => value !== "")).toEqual([]);
    for (const column of [7, 8, 9, 10]) expect(table.sheet.cells.format(3, column)).toBe("@");
    expect(table.sheet.isColumnHidden(10)).toBe(true);
    expect(table.sheet.isColumnHidden(9)).toBe(false);
  });

  it("leaves keys alone that are there, and rows that were not asked for", async () => {
    const opened = openSheet([workSheet(4)]);
    const { book, table } = opened;
    await book.assignKeys(await book.readTable(table.id), [5]);
    const again = await book.assignKeys(await book.readTable(table.id), [4, 5]);
    expect(again).toEqual({ assigned: 1, replaced: [] });
    expect(columnOf(opened, "Billing key").map((key) => key || null)).toEqual([
      "key-2",
      "key-1",
      null,
      null,
    ]);
  });

  it("gives the copy of a row a key of its own and says so", async () => {
    const opened = await keyed(3);
    const { book, person, table } = opened;
    person.copyRows(table.sheet, area(3, 0, 1, 1), area(5, 0, 1, 1));
    const report = await book.assignKeys(await book.readTable(table.id), [4, 5, 6]);
    expect(report).toEqual({
      assigned: 1,
      replaced: [{ sheetRow: 6, formerKey: "key-1", key: "key-4" }],
    });
    expect(columnOf(opened, "Billing key")).toEqual(["key-1", "key-2", "key-4"]);
  });

  it("writes nothing when every row has its key", async () => {
    const opened = await keyed(3);
    const before = opened.workbook.undo.depth;
    await opened.book.assignKeys(await opened.book.readTable(opened.table.id), [4, 5, 6]);
    expect(opened.workbook.undo.depth).toBe(before);
  });
});

describe("writing outcomes", () => {
  it("says run, invoice and status of each row and touches nothing else", async () => {
    const opened = await keyed(3);
    const { book, table } = opened;
    const before = await book.readTable(table.id);
    const report = await book.writeOutcomes(
      table.id,
      [drafted("key-1"), drafted("key-3")],
      byHiddenKey,
    );
    expect(report).toEqual({ writtenRows: 2, missingKeys: [], addedColumns: [] });
    const after = await book.readTable(table.id);
    expect(after.rows.map((row) => row.slice(6, 9))).toEqual([
      ["November 2026", "Draft", "In draft"],
      [null, null, null],
      ["November 2026", "Draft", "In draft"],
    ]);
    expect(after.rows.map((row) => row.slice(0, 6))).toEqual(
      before.rows.map((row) => row.slice(0, 6)),
    );
  });

  it("writes nothing when the sheet says so already", async () => {
    const opened = await keyed(3);
    const { book, table, workbook } = opened;
    await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    const before = workbook.undo.depth;
    opened.trips();
    const again = await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    expect(again.writtenRows).toBe(0);
    expect(workbook.undo.depth).toBe(before);
    expect(opened.trips()).toBe(2);
  });

  it("writes in the language of the sheet's headers, and keeps it", async () => {
    const sheet = workSheet(2);
    sheet.cells[2] = [null, "Datum", "Mandant", "Auftrag", "Stunden", "Stundensatz", "Betrag"];
    const opened = openSheet([sheet]);
    const { book, table } = opened;
    await book.assignKeys(await book.readTable(table.id), [4, 5]);
    await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    expect(table.columns.map(({ name }) => name).slice(6)).toEqual([
      "Abrechnungslauf",
      "Rechnung",
      "Abrechnungsstatus",
      "Abrechnungsschlüssel",
    ]);
    expect(columnOf(opened, "Rechnung")).toEqual(["Entwurf", ""]);
    expect(columnOf(opened, "Abrechnungsstatus")).toEqual(["Im Entwurf", ""]);
    await book.writeOutcomes(table.id, [], { ...byHiddenKey, others: "unbilled" });
    expect(columnOf(opened, "Abrechnungsstatus")).toEqual(["Nicht abgerechnet", ""]);
  });

  it("finds the rows by their keys after the sheet was sorted", async () => {
    const opened = await keyed(4);
    const { book, person, table } = opened;
    person.sort(table, 2, false);
    await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    const at = columnOf(opened, "Work item").indexOf("Job 1");
    expect(at).toBe(3);
    expect(columnOf(opened, "Billing status").map((text) => text || null)).toEqual([
      null,
      null,
      null,
      "In draft",
    ]);
  });

  it("finds the rows by the sheet's own ID, and needs no hidden key then", async () => {
    const opened = openSheet([workSheet(2)]);
    const { book, table } = opened;
    const options: WriteOptions = { keyHeader: "Work item", others: "leave" };
    const report = await book.writeOutcomes(table.id, [drafted("Job 2")], options);
    expect(report.addedColumns).toEqual(["Billing run", "Invoice", "Billing status"]);
    expect(columnOf(opened, "Billing status")[1]).toBe("In draft");
    await expect(
      book.writeOutcomes(table.id, [], { ...options, keyHeader: "Gone" }),
    ).rejects.toMatchObject({ problem: "no-columns" });
  });

  it("names the keys that no row has any more", async () => {
    const opened = await keyed(3);
    const { book, person, table } = opened;
    person.deleteRows(table.sheet, area(4, 0, 1, 1));
    const report = await book.writeOutcomes(
      table.id,
      [drafted("key-1"), drafted("key-2")],
      byHiddenKey,
    );
    expect(report.missingKeys).toEqual(["key-2"]);
  });

  it("says Unbilled where the server knows nothing any more, and leaves blank rows blank", async () => {
    const opened = await keyed(3);
    const { book, table } = opened;
    await book.writeOutcomes(table.id, [drafted("key-1"), drafted("key-2")], byHiddenKey);
    const options: WriteOptions = { keyHeader: null, others: "unbilled" };
    const report = await book.writeOutcomes(table.id, [drafted("key-2")], options);
    expect(report.writtenRows).toBe(1);
    const { rows } = await book.readTable(table.id);
    expect(rows.map((row) => row.slice(6, 9))).toEqual([
      [null, null, "Unbilled"],
      ["November 2026", "Draft", "In draft"],
      [null, null, null],
    ]);
  });

  it("gives the outcome to a row and not to its copy", async () => {
    const opened = await keyed(3);
    const { book, person, table } = opened;
    await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    person.copyRows(table.sheet, area(3, 0, 1, 1), area(5, 0, 1, 1));
    await book.writeOutcomes(table.id, [drafted("key-1")], { keyHeader: null, others: "unbilled" });
    expect(columnOf(opened, "Billing status").map((text) => text || null)).toEqual([
      "In draft",
      null,
      "Unbilled",
    ]);
  });

  it.each([
    "=1+1",
    "+44 1",
    "-5",
    "@SUM(A1)",
    "'quoted",
    "007",
    "2026-11-30",
    "1e3",
    "TRUE",
    "#N/A",
  ])("keeps the text %j a text", async (text) => {
    const opened = await keyed(2);
    const { book, table } = opened;
    const outcome = { key: "key-1", runName: text, invoiceNumber: text, status: "billed" } as const;
    await book.writeOutcomes(table.id, [outcome], byHiddenKey);
    expect(columnOf(opened, "Billing run")[0]).toBe(text);
    expect(table.sheet.cells.formula(3, 7)).toBeUndefined();
  });

  it("leaves columns of the sheet's own alone that are called Invoice and Billing status", async () => {
    const sheet = workSheet(2);
    const header = sheet.cells[2];
    if (header !== undefined) header.splice(3, 2, "Invoice", "Billing status");
    const opened = openSheet([sheet]);
    const { book, table } = opened;
    const read = await book.readTable(table.id);
    expect(read.outcome.invoice).toBeNull();
    await book.assignKeys(read, [4, 5]);
    await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    expect(columnOf(opened, "Invoice")).toEqual(["Job 1", "Job 2"]);
    expect(columnOf(opened, "Billing status")).toEqual([1.5, 1.5]);
    expect(columnOf(opened, "Billing invoice")[0]).toBe("Draft");
    expect(columnOf(opened, "Billing run status")[0]).toBe("In draft");
    const again = await book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    expect(again).toEqual({ writtenRows: 0, missingKeys: [], addedColumns: [] });
  });
});

describe("writing outcomes under a filter", () => {
  it("writes each row where it stands, hidden or not", async () => {
    const opened = await keyed(7);
    const { book, person, table } = opened;
    person.filter(table, 1, birch);
    const outcomes = Array.from({ length: 7 }, (_, i) => ({
      ...drafted(`key-${i + 1}`),
      invoiceNumber: `INV-${i + 1}`,
    }));
    await book.writeOutcomes(table.id, outcomes, byHiddenKey);
    expect(columnOf(opened, "Invoice")).toEqual(outcomes.map(({ invoiceNumber }) => invoiceNumber));
    expect(table.isFiltered).toBe(true);
  });

  it("does so for rows that a person hid, and for keys", async () => {
    const opened = openSheet([workSheet(5)]);
    const { book, person, table } = opened;
    person.hideRows(table.sheet, area(4, 0, 2, 1));
    const read = await book.readTable(table.id);
    await book.assignKeys(read, [4, 5, 6, 7, 8]);
    expect(columnOf(opened, "Billing key")).toEqual(["key-1", "key-2", "key-3", "key-4", "key-5"]);
    expect((await book.readTable(table.id)).hiddenRows).toEqual([5, 6]);
  });

  it("stays under the limit of a request", async () => {
    const opened = await keyed(2_000);
    const { book, person, table, host } = opened;
    person.filter(table, 1, birch);
    const outcomes = Array.from({ length: 2_000 }, (_, i) => drafted(`key-${i + 1}`));
    await book.writeOutcomes(table.id, outcomes, byHiddenKey);
    for (const { requestBytes } of host.roundTrips)
      expect(requestBytes).toBeLessThanOrEqual(1024 * 1024);
    expect(columnOf(opened, "Billing status").every((text) => text === "In draft")).toBe(true);
  });
});

describe("the round trips of a write", () => {
  it("are two to find the rows and one for each portion, each of at most a MiB", async () => {
    const opened = await keyed(12_000);
    const { book, table, host, trips } = opened;
    const outcomes = Array.from({ length: 12_000 }, (_, i) => drafted(`key-${i + 1}`));
    const from = host.roundTrips.length;
    const report = await book.writeOutcomes(table.id, outcomes, byHiddenKey);
    expect(report.writtenRows).toBe(12_000);
    expect(trips()).toBe(2 + 2);
    for (const { requestBytes, responseBytes } of host.roundTrips.slice(from)) {
      expect(requestBytes).toBeLessThanOrEqual(1024 * 1024);
      expect(responseBytes).toBeLessThanOrEqual(1.1 * 1024 * 1024);
    }
  });

  it("are three for a table of one portion", async () => {
    const opened = await keyed(400);
    await opened.book.writeOutcomes(opened.table.id, [drafted("key-7")], byHiddenKey);
    expect(opened.trips()).toBe(3);
  });
});

describe("a write that Excel stands against", () => {
  it("is refused before anything is written when the sheet is protected", async () => {
    const opened = await keyed(2);
    const { book, table, workbook, Excel } = opened;
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Work").protection.protect();
      await context.sync();
    });
    const before = workbook.undo.depth;
    await expect(
      book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey),
    ).rejects.toMatchObject({
      problem: "sheet-protected",
      message: 'The sheet "Work" is protected, so nothing was written.',
    });
    expect(workbook.undo.depth).toBe(before);
  });

  it("is refused before anything is written when the workbook is read-only", async () => {
    const opened = await keyed(2);
    opened.workbook.readOnly = true;
    await expect(
      opened.book.writeOutcomes(opened.table.id, [drafted("key-1")], byHiddenKey),
    ).rejects.toMatchObject({ problem: "workbook-read-only" });
  });

  it("goes through once when a cell was being edited at first", async () => {
    const opened = await keyed(2);
    const { book, table, host, timer } = opened;
    host.breakNext({ kind: "refused", code: "InvalidOperationInCellEditMode" });
    const writing = book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey);
    await timer.pass(500);
    expect((await writing).writtenRows).toBe(1);
  });

  it("is not repeated blindly once it has begun", async () => {
    const opened = openSheet([workSheet(12_000)]);
    const { book, table, host } = opened;
    const outcomes = Array.from({ length: 12_000 }, (_, i) => drafted(`Job ${i + 1}`));
    const writing = book.writeOutcomes(table.id, outcomes, {
      keyHeader: "Work item",
      others: "leave",
      onProgress: () => host.breakNext({ kind: "refused", code: "GeneralException" }),
    });
    await expect(writing).rejects.toMatchObject({ problem: "unknown" });
    const states = columnOf(opened, "Billing status");
    expect([states[0], states[11_999]]).toEqual(["In draft", ""]);
  });

  it("says that it is not known what was written when the answer stays away", async () => {
    const opened = await keyed(2);
    const { book, table, host, timer } = opened;
    const writing = expect(
      book.writeOutcomes(table.id, [drafted("key-1")], byHiddenKey),
    ).rejects.toMatchObject({ problem: "timed-out" });
    host.breakNext({ kind: "unanswered" });
    await timer.pass(60_000);
    await writing;
  });

  it("reports cells that do not say what was written", async () => {
    const opened = await keyed(2);
    const { book, table, workbook } = opened;
    const stop = workbook.subscribe((event) => {
      // somebody else's edit lands right after ours
      if (event.actor !== "add-in" || event.kind !== "cells-changed") return;
      stop();
      table.sheet.change(area(3, 7, 1, 1), (cells) => cells.setContent(3, 7, "Mine"));
    });
    await expect(
      book.writeOutcomes(table.id, [drafted("key-1"), drafted("key-2")], byHiddenKey),
    ).rejects.toMatchObject({ problem: "write-differs" });
  });
});
