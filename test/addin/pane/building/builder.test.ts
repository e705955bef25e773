import { describe, expect, it } from "vitest";
import type { BuildThread } from "../../../../addin/pane/state/building/build-thread.ts";
import { createBuilder } from "../../../../addin/pane/state/building/builder.ts";
import { previewOf } from "../../../../addin/pane/state/unbilled/preview.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";
import { sampleEntries, sampleRates } from "../../../bench/sample-entries.ts";
import { makeTable } from "../../workbook/sheet-table-factory.ts";
import { startMessageThread } from "./message-thread.ts";

const entries = sampleEntries(1_500, 60);
const settings = {
  grouping: "client-and-work-item",
  detailLevel: "every-entry",
  invoiceDate: "2026-11-30",
  tax: { rates: sampleRates, pricesIncludeTax: false },
} as const;

const rows: CellValue[][] = entries.map((entry, index) => [
  index % 100 === 7 ? "" : entry.clientName,
  46_327 + (index % 30),
  entry.description,
  index % 100 === 9 ? "about two" : (entry.quantityMicro ?? 0) / 1e6,
  (entry.rateMicro ?? 0) / 1e6,
]);
const table = makeTable(["Client", "Date", "Description", "Hours", "Rate"], rows);
const mapping = guessMapping(table);
const options = { defaultCurrency: "GBP" };

/** A thread that is never heard of again; says when something was posted to it. */
function silentThread(): { thread: BuildThread; posted: Promise<void>; stopped: () => boolean } {
  let stopped = false;
  let tell = () => {};
  const posted = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const thread: BuildThread = {
    post: () => tell(),
    listen: () => () => {},
    stop: () => {
      stopped = true;
    },
  };
  return { thread, posted, stopped: () => stopped };
}

function brokenThread(): BuildThread {
  const failures = new Set<() => void>();
  return {
    post: () => setImmediate(() => failures.forEach((fail) => fail())),
    listen: (_, onFailure) => {
      failures.add(onFailure);
      return () => failures.delete(onFailure);
    },
    stop: () => {},
  };
}

describe("building on another thread", () => {
  it("gives the preview that this thread would give, with the very entries that were handed in", async () => {
    const builder = createBuilder(startMessageThread, 0);
    const preview = await builder.preview(entries, settings);
    expect(preview).toEqual(previewOf(entries, settings));
    const handedIn = new Set(entries);
    expect(preview.invoices.flatMap((one) => one.entries).every((one) => handedIn.has(one))).toBe(
      true,
    );
  });

  it("understands a sheet as this thread would, problems included", async () => {
    const builder = createBuilder(startMessageThread, 0);
    const understood = await builder.understand(table, mapping, options);
    expect(understood).toEqual(understandRows(table, mapping, options));
    expect(understood.problems.length).toBeGreaterThan(0);
  });

  it("does one thing after the other, whatever is asked at the same time", async () => {
    let started = 0;
    const builder = createBuilder(() => {
      started += 1;
      return startMessageThread();
    }, 0);
    const [first, understood, second] = await Promise.all([
      builder.preview(entries.slice(0, 300), settings),
      builder.understand(table, mapping, options),
      builder.preview(entries.slice(300), settings),
    ]);
    expect([first.entryCount, understood.entries.length > 0, second.entryCount]).toEqual([
      300,
      true,
      1_200,
    ]);
    expect(started).toBe(1);
  });

  it("makes nothing of nothing", async () => {
    const builder = createBuilder(startMessageThread, 0);
    expect((await builder.preview([], settings)).invoices).toEqual([]);
  });
});

describe("building on this thread", () => {
  it("is done for small sheets, without starting another", async () => {
    const builder = createBuilder(() => expect.fail("A thread was started"), 2_000);
    expect((await builder.preview(entries, settings)).entryCount).toBe(1_500);
  });

  it("is done where there is no other thread, or where it fails", async () => {
    for (const start of [() => null, brokenThread]) {
      const builder = createBuilder(start, 0);
      expect(await builder.preview(entries, settings)).toEqual(previewOf(entries, settings));
    }
  });
});

describe("cancelling", () => {
  it("stops the thread at once, and the next work gets a new one", async () => {
    const silent = silentThread();
    const threads = [silent.thread, startMessageThread()];
    const builder = createBuilder(() => threads.shift() ?? null, 0);
    const cancel = new AbortController();
    const cancelled = builder.preview(entries, settings, { signal: cancel.signal });
    const next = builder.preview(entries, settings);
    await silent.posted;
    cancel.abort(new Error("Another filter"));
    await expect(cancelled).rejects.toThrow("Another filter");
    expect(silent.stopped()).toBe(true);
    expect((await next).entryCount).toBe(1_500);
  });

  it("takes back what waits for its turn, or would be done here", async () => {
    const aborted = { signal: AbortSignal.abort(new Error("Gone")) };
    for (const directBelow of [0, 2_000]) {
      const builder = createBuilder(startMessageThread, directBelow);
      await expect(builder.preview(entries, settings, aborted)).rejects.toThrow("Gone");
    }
  });
});
