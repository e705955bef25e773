import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import type { StaleReason } from "../../../../addin/workbook/workbook.ts";
import { openSheet, workSheet } from "./open-sheet.ts";

const rowCount = 10_000;

/** A large table that is watched, and read again whenever it is told to be stale. */
async function watched() {
  const opened = openSheet([workSheet(rowCount)]);
  const { book, table, timer } = opened;
  const reasons: StaleReason[] = [];
  let reading: Promise<unknown> = Promise.resolve();
  const stop = await book.watch(table.id, (reason) => {
    reasons.push(reason);
    reading = book.readTable(table.id);
  });
  opened.trips();
  /** Lets time pass until nothing more happens; gives what was told, and the round trips it cost. */
  const after = async (milliseconds: number) => {
    await timer.pass(milliseconds);
    await reading;
    await timer.pass(0);
    return { reasons: reasons.splice(0), trips: opened.trips() };
  };
  return { ...opened, stop, after };
}

describe("a sheet of 10,000 rows, watched", () => {
  it("is read again once for a burst of changes, and then nothing more happens", async () => {
    const { person, table, after, stop } = await watched();
    for (let row = 3; row < 23; row += 1) person.type(table.sheet, row, 4, "2");
    person.sort(table, 0, false);
    const burst = await after(1_000);
    expect(burst.reasons).toEqual(["rows"]);
    // to find the table, and one for each MiB of its cells
    expect(burst.trips).toBeLessThanOrEqual(6);
    expect(await after(60_000)).toEqual({ reasons: [], trips: 0 });
    await stop();
  });

  it("is not read again for what the pane itself writes", async () => {
    const { book, table, after, stop, trips } = await watched();
    const read = await book.readTable(table.id);
    const rows = read.rows.map((_, index) => read.firstSheetRow + index);
    await book.assignKeys(read, rows);
    const outcomes = rows.map((_, index) => ({
      key: `key-${index + 1}`,
      runName: "November",
      invoiceNumber: "",
      status: "in-draft" as const,
    }));
    await book.writeOutcomes(table.id, outcomes, { keyHeader: null, others: "leave" });
    trips();
    expect(await after(60_000)).toEqual({ reasons: [], trips: 0 });
    await stop();
  });

  it("is told 0.3 seconds after the last change, and read and understood in less than 0.7", async () => {
    const { book, person, table, after, stop } = await watched();
    const read = await book.readTable(table.id);
    const mapping = guessMapping(read);
    person.type(table.sheet, 5, 3, "Another job");
    expect((await after(299)).reasons).toEqual([]);
    expect((await after(1)).reasons).toEqual(["cells"]);
    const before = process.cpuUsage();
    const again = await book.readTable(table.id);
    const { entries } = understandRows(again, mapping, { defaultCurrency: "GBP" });
    const { user, system } = process.cpuUsage(before);
    expect(entries).toHaveLength(rowCount);
    // processor time, host and all: other work on the machine does not count
    expect((user + system) / 1_000_000).toBeLessThan(0.7);
    await stop();
  });
});
