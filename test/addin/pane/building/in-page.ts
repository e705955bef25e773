import type { Preview, PreviewSettings } from "../../../../addin/pane/state/unbilled/preview.ts";
import { startBuildThread } from "../../../../addin/pane/state/building/build-thread.ts";
import { createBuilder } from "../../../../addin/pane/state/building/builder.ts";
import { previewOf } from "../../../../addin/pane/state/unbilled/preview.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { sampleEntries, sampleRates } from "../../../bench/sample-entries.ts";
import { makeTable } from "../../workbook/sheet-table-factory.ts";

/** What runs inside the page of `source-page.ts`; it is called by name from there. */

const settings: PreviewSettings = {
  grouping: "client",
  detailLevel: "every-entry",
  invoiceDate: "2026-11-30",
  tax: { rates: sampleRates, pricesIncludeTax: false },
};

export async function sameAsDirect(): Promise<{ threads: number; same: boolean }> {
  const entries = sampleEntries(3_000, 100);
  let threads = 0;
  const builder = createBuilder(() => {
    threads += 1;
    return startBuildThread();
  });
  const preview: Preview = await builder.preview(entries, settings);
  builder.stop();
  return { threads, same: essence(preview) === essence(previewOf(entries, settings)) };
}

function essence({ invoices, grossTotals, hoursMicro }: Preview): string {
  const heads = invoices.map(({ groupKey, netMinor, grossMinor, entries }) => [
    groupKey,
    netMinor,
    grossMinor,
    entries.map(({ key }) => key),
  ]);
  return JSON.stringify([heads, grossTotals, hoursMicro]);
}

/** Longest time, in milliseconds, for which this thread did nothing else while so many rows became invoices. */
export async function longestBlocks(
  entryCount: number,
  clientCount: number,
): Promise<{ understandingMs: number; previewMs: number; directMs: number }> {
  const entries = sampleEntries(entryCount, clientCount);
  const table = makeTable(
    ["Client", "Work item", "Date", "Person", "Description", "Hours", "Rate"],
    entries.map((entry, index) => [
      entry.clientName,
      entry.workItem,
      46_327 + (index % 30),
      entry.person,
      entry.description,
      (entry.quantityMicro ?? 0) / 1e6,
      (entry.rateMicro ?? 0) / 1e6,
    ]),
  );
  const mapping = guessMapping(table);
  const builder = createBuilder(startBuildThread);
  const understandingMs = await longestBlockDuring(() =>
    builder.understand(table, mapping, { defaultCurrency: "GBP" }),
  );
  const previewMs = await longestBlockDuring(() => builder.preview(entries, settings));
  const directMs = await longestBlockDuring(async () => previewOf(entries, settings));
  builder.stop();
  return { understandingMs, previewMs, directMs };
}

async function longestBlockDuring(work: () => Promise<unknown>): Promise<number> {
  const channel = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  channel.port1.addEventListener("message", () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  });
  channel.port1.start();
  channel.port2.postMessage(null);
  await work();
  // One more beat, so that what held the thread at the very end counts too.
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  channel.port1.close();
  return longest;
}
