import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { columnOf, openSheet, workSheet } from "./open-sheet.ts";
import type { OpenedSheet } from "./open-sheet.ts";

type Act =
  | { kind: "sort"; column: number; ascending: boolean }
  | { kind: "filter"; client: string }
  | { kind: "clear-filter" }
  | { kind: "hide"; row: number }
  | { kind: "delete"; row: number }
  | { kind: "copy"; from: number; to: number }
  | { kind: "undo" };

const row = fc.integer({ min: 3, max: 12 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant("sort" as const),
    column: fc.integer({ min: 0, max: 5 }),
    ascending: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("filter" as const),
    client: fc.constantFrom("Birch & Co", "Cedar Homes"),
  }),
  fc.record({ kind: fc.constant("clear-filter" as const) }),
  fc.record({ kind: fc.constant("hide" as const), row }),
  fc.record({ kind: fc.constant("delete" as const), row }),
  fc.record({ kind: fc.constant("copy" as const), from: row, to: row }),
  fc.record({ kind: fc.constant("undo" as const) }),
);

function perform({ person, table }: OpenedSheet, done: Act): void {
  const { sheet } = table;
  const inBody = (at: number): boolean => at < table.bodyTop + table.dataRows;
  switch (done.kind) {
    case "sort":
      return person.sort(table, done.column, done.ascending);
    case "filter":
      return person.filter(table, 1, { filterOn: "Values", values: [done.client] });
    case "clear-filter":
      return person.clearFilters(table);
    case "hide":
      return person.hideRows(sheet, area(done.row, 0, 1, 1));
    case "delete":
      if (inBody(done.row) && table.dataRows > 2) person.deleteRows(sheet, area(done.row, 0, 1, 1));
      return;
    case "copy":
      if (inBody(done.from) && inBody(done.to))
        person.copyRows(sheet, area(done.from, 0, 1, 1), area(done.to, 0, 1, 1));
      return;
    case "undo":
      person.undo();
  }
}

describe("outcomes after whatever a person did to the sheet", () => {
  it("stand in the rows they belong to, once each, and nothing else changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        const opened = openSheet([workSheet(9)]);
        const { book, table } = opened;
        const read = await book.readTable(table.id);
        await book.assignKeys(
          read,
          read.rows.map((_, index) => read.firstSheetRow + index),
        );
        for (const done of acts) perform(opened, done);
        if (opened.workbook.tables.length === 0 || table.columns.length < 10) return;
        const before = await book.readTable(table.id);
        const outcomes = Array.from({ length: 9 }, (_, i) => ({
          key: `key-${i + 1}`,
          runName: "November",
          invoiceNumber: `INV-${i + 1}`,
          status: "billed" as const,
        }));
        const { missingKeys } = await book.writeOutcomes(table.id, outcomes, {
          keyHeader: null,
          others: "unbilled",
        });
        const after = await book.readTable(table.id);
        const keys = columnOf(opened, "Billing key").map(String);
        expect(missingKeys).toEqual(
          outcomes.map(({ key }) => key).filter((key) => !keys.includes(key)),
        );
        expect(after.rows.map((cells) => cells.slice(0, 6))).toEqual(
          before.rows.map((cells) => cells.slice(0, 6)),
        );
        const invoices = columnOf(opened, "Invoice").map(String);
        for (const [index, key] of keys.entries()) {
          const first = keys.indexOf(key) === index && key.startsWith("key-");
          expect(invoices[index]).toBe(first ? `INV-${key.slice(4)}` : "");
        }
        const again = await book.writeOutcomes(table.id, outcomes, {
          keyHeader: null,
          others: "unbilled",
        });
        expect(again.writtenRows).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
