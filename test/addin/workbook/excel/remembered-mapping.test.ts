import { describe, expect, it } from "vitest";
import { withColumn } from "../../../../addin/workbook/mapping/fields.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { parseRemembered } from "../../../../addin/workbook/mapping/remembered-mapping.ts";
import { openSheet, workSheet } from "./open-sheet.ts";

describe("a remembered mapping", () => {
  it("is nothing at first", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    expect(await book.recallMapping(await book.readTable(table.id))).toBeNull();
  });

  it("comes back for the table, with what was left out", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    await book.rememberMapping(read, withColumn(guessMapping(read), "workItem", null));
    const recalled = await book.recallMapping(read);
    expect(recalled?.client).toEqual({
      column: 1,
      certainty: "sure",
      why: "You mapped it so before.",
    });
    expect(recalled?.workItem.column).toBeNull();
  });

  it("follows its columns when they are moved, and is offered for another table with the same headers", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    await book.rememberMapping(read, guessMapping(read));
    const moved = { ...read, headers: [...read.headers].reverse() };
    expect((await book.recallMapping(moved))?.client.column).toBe(4);
    expect(await book.recallMapping({ ...read, id: "other" })).not.toBeNull();
    expect(await book.recallMapping({ ...moved, id: "other" })).toBeNull();
  });

  it("is forgotten when one of its columns is gone", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    await book.rememberMapping(read, guessMapping(read));
    const renamed = { ...read, headers: read.headers.map((header) => `${header} 2`) };
    expect(await book.recallMapping(renamed)).toBeNull();
  });

  it("is written once, not again when nothing changed", async () => {
    const { book, table, trips } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    trips();
    await book.rememberMapping(read, guessMapping(read));
    expect(trips()).toBe(2);
    await book.rememberMapping(read, guessMapping(read));
    expect(trips()).toBe(1);
  });

  it.each([
    [null],
    [42],
    ["{"],
    ['{"version":2,"tables":[]}'],
    ['{"version":1,"tables":[{"tableId":1}]}'],
  ])("takes %j in the settings for nothing", (stored) => {
    expect(parseRemembered(stored)).toEqual({ version: 1, tables: [] });
  });
});
