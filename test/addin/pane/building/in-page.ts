import type { Entry } from "#shared/entry.ts";
import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type { Me } from "#shared/wire/me.ts";
import type { Preview, PreviewSettings } from "../../../../addin/pane/state/unbilled/preview.ts";
import { startBuildThread } from "../../../../addin/pane/state/building/build-thread.ts";
import { createBuilder } from "../../../../addin/pane/state/building/builder.ts";
import { withPauses } from "../../../../addin/pane/state/building/slices.ts";
import { filterRows } from "../../../../addin/pane/state/unbilled/billable.ts";
import { judgeRows } from "../../../../addin/pane/state/unbilled/judge-rows.ts";
import { previewOf, sortedInvoices } from "../../../../addin/pane/state/unbilled/preview.ts";
import { checkWithServer } from "../../../../addin/pane/state/checking/server-check.ts";
import { noFilters } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import type { SheetTable } from "../../../../addin/workbook/sheet-table.ts";
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

/** Milliseconds. */
export interface LongestBlocks {
  understandingMs: number;
  previewMs: number;
  /** The preview without a worker, for comparison. */
  directMs: number;
}

/** Milliseconds. */
export interface LongestJudging {
  checkMs: number;
  judgingMs: number;
  filteringMs: number;
  sortingMs: number;
}

const firm: Me["firm"] = {
  name: "Firm",
  today: "2026-11-30",
  timeZone: "Europe/London",
  currency: "GBP",
  languages: ["en"],
  defaultLanguage: "en",
  termsDays: 30,
  approval: "none",
  approvalLimits: [],
  holdBackSeconds: 0,
  pricesIncludeTax: false,
  defaultTaxCode: "STANDARD",
  taxRates: sampleRates,
};

/** A server that knows every second client and has billed every second row. */
async function halfBilled({ clients, entries }: CheckBody): Promise<CheckAnswer> {
  return {
    clients: clients.map(({ name }, index) =>
      index % 2 === 0
        ? { match: "none", client: null }
        : {
            match: "name",
            client: { id: name, name, code: "", billToId: name, billToName: name, taxCode: null },
          },
    ),
    entries: entries
      .filter((_, index) => index % 2 === 0)
      .map(({ key }) => ({
        key,
        state: "billed",
        runId: "r",
        runName: "October",
        invoiceId: "i",
        invoiceNumber: "INV-7",
        invoiceDate: "2026-10-31",
        by: null,
        changed: false,
        used: null,
      })),
  };
}

/** Longest time, in milliseconds, for which this thread did nothing else while so many rows became invoices. */
export async function longestBlocks(
  entryCount: number,
  clientCount: number,
): Promise<LongestBlocks> {
  const entries = sampleEntries(entryCount, clientCount);
  const table = tableOf(entries);
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

/** The same for what the server's check says of the rows, and for what the person looks at of them. */
export async function longestJudging(
  entryCount: number,
  clientCount: number,
): Promise<LongestJudging> {
  const entries = sampleEntries(entryCount, clientCount);
  const table = tableOf(entries);
  const mapping = guessMapping(table);
  const understood = understandRows(table, mapping, { defaultCurrency: "GBP" });
  const sheet = { table, mapping, entries: understood.entries };
  const check = () => checkWithServer({ check: halfBilled }, sheet, firm, []);
  const checkMs = await longestBlockDuring(check);
  const checked = await check();
  const judgingMs = await longestBlockDuring(() => withPauses(judgeRows(understood, checked)));
  const { all } = await withPauses(judgeRows(understood, null));
  const filters = { ...noFilters, clients: ["Client 1 Ltd"] };
  const filteringMs = await longestBlockDuring(() => withPauses(filterRows(all, filters, [])));
  const { invoices } = previewOf(entries, settings);
  const sortingMs = await longestBlockDuring(async () => sortedInvoices(invoices, "name", "en-GB"));
  return { checkMs, judgingMs, filteringMs, sortingMs };
}

function tableOf(entries: readonly Entry[]): SheetTable {
  return makeTable(
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
