import { describe, expect, it } from "vitest";
import {
  noChoices,
  parseChoices,
  rememberChoices,
} from "../../../../addin/workbook/mapping/remembered-choices.ts";
import { openSheet, workSheet } from "./open-sheet.ts";

describe("what was said of a table", () => {
  it("is nothing at first, and comes back once it was said", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    expect(await book.recallChoices(read)).toEqual(noChoices);
    await book.rememberChoices(read, {
      dateOrder: "month-first",
      turnDates: true,
      ignored: ["key:a"],
      groupHeader: "Partner",
    });
    expect(await book.recallChoices(read)).toEqual({
      dateOrder: "month-first",
      turnDates: true,
      ignored: ["key:a"],
      groupHeader: "Partner",
    });
  });

  it("is offered for another table with the same headers, but for its rows and its swapped dates", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    await book.rememberChoices(read, {
      dateOrder: "day-first",
      turnDates: true,
      ignored: ["key:a"],
      groupHeader: "Partner",
    });
    expect(await book.recallChoices({ ...read, id: "next" })).toEqual({
      dateOrder: "day-first",
      turnDates: null,
      ignored: [],
      groupHeader: "Partner",
    });
  });

  it("stays small: of very many ignored rows the last ones are kept", async () => {
    const { book, table } = openSheet([workSheet(2)]);
    const read = await book.readTable(table.id);
    const ignored = Array.from({ length: 1_500 }, (_, index) => `key:${index}`);
    const { tables } = rememberChoices(parseChoices(null), read, { ...noChoices, ignored });
    expect(tables[0]?.ignored.length).toBe(1_000);
    expect(tables[0]?.ignored.at(-1)).toBe("key:1499");
  });

  it.each([
    [null],
    ["{"],
    ['{"version":2,"tables":[]}'],
    ['{"version":1,"tables":[{"tableId":"t","headers":[],"ignored":[],"dateOrder":"last"}]}'],
  ])("takes %j in the settings for nothing", (stored) => {
    expect(parseChoices(stored)).toEqual({ version: 1, tables: [] });
  });
});
