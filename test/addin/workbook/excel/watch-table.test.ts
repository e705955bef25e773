import { describe, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { openSheet, workSheet } from "./open-sheet.ts";
import type { OpenedSheet } from "./open-sheet.ts";
import type { StaleReason } from "../../../../addin/workbook/workbook.ts";

async function watched(): Promise<{
  opened: OpenedSheet;
  seen: StaleReason[];
  stop: () => Promise<void>;
}> {
  const opened = openSheet([workSheet(6)]);
  const seen: StaleReason[] = [];
  const stop = await opened.book.watch(opened.table.id, (reason) => seen.push(reason));
  return { opened, seen, stop };
}

describe("watching a table", () => {
  it("tells once of a burst of changes", async () => {
    const { opened, seen, stop } = await watched();
    const { person, table, timer } = opened;
    person.type(table.sheet, 4, 4, "2");
    person.type(table.sheet, 5, 4, "3");
    await timer.pass(200);
    expect(seen).toEqual([]);
    await timer.pass(200);
    expect(seen).toEqual(["cells"]);
    await stop();
  });

  it("tells of rows that come, go and move, and of a filter", async () => {
    const { opened, seen, stop } = await watched();
    const { person, table, timer } = opened;
    person.deleteRows(table.sheet, area(4, 0, 1, 1));
    await timer.pass(400);
    person.sort(table, 2, false);
    await timer.pass(400);
    person.filter(table, 1, { filterOn: "Values", values: ["Birch & Co"] });
    await timer.pass(400);
    expect(seen).toEqual(["rows", "rows", "filter"]);
    await stop();
  });

  it("does not hear what the pane itself writes", async () => {
    const { opened, seen, stop } = await watched();
    const { book, table, timer } = opened;
    await book.assignKeys(await book.readTable(table.id), [4, 5]);
    await book.writeOutcomes(
      table.id,
      [{ key: "key-1", runName: "November", invoiceNumber: "", status: "in-draft" }],
      { keyHeader: null, others: "leave" },
    );
    await timer.pass(1_000);
    expect(seen).toEqual([]);
    await stop();
  });

  it("hears nothing after it was stopped, and leaves no handler behind", async () => {
    const { opened, seen, stop } = await watched();
    const { host, person, table, timer } = opened;
    expect(host.registrations.open).toBeGreaterThan(0);
    person.type(table.sheet, 4, 4, "2");
    await stop();
    await stop();
    person.type(table.sheet, 4, 4, "3");
    await timer.pass(1_000);
    expect(seen).toEqual([]);
    expect(host.registrations.open).toBe(0);
  });

  it("cannot watch a table that is gone", async () => {
    const { book } = openSheet([workSheet(1)]);
    await expect(book.watch("nope", () => {})).rejects.toMatchObject({ problem: "table-gone" });
  });
});
