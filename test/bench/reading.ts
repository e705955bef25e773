import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ExcelHost } from "../../addin/trial/excel-host.ts";
import { bridgeTo } from "../../addin/trial/native-bridge.ts";
import { openWorkbook as openTrialWorkbook } from "../../addin/trial/open-workbook.ts";
import { checkedBillable } from "../../addin/pane/state/unbilled/billable.ts";
import { previewOf } from "../../addin/pane/state/unbilled/preview.ts";
import { openWorkbook } from "../../addin/workbook/excel/open-workbook.ts";
import { guessMapping } from "../../addin/workbook/mapping/guess-mapping.ts";
import { planCheck } from "../../addin/workbook/rows/check-rows.ts";
import { finish } from "../../addin/workbook/rows/steps.ts";
import { understandRows } from "../../addin/workbook/rows/understand-rows.ts";
import { officeJs } from "../addin/trial/office-js.ts";
import { largeSheet } from "./large-sheet.ts";
import { report } from "./ratio.ts";
import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type { TaxRate } from "#shared/totals.ts";
import type { Workbook } from "../../addin/workbook/workbook.ts";
import type { Ratio } from "./ratio.ts";

const rowCount = 100_000;
const mostMs = 1_500;
const mostMebibytes = 300;
const rounds = 3;
const rates: TaxRate[] = [
  {
    code: "STD",
    name: "Standard",
    validFrom: "2011-01-04",
    components: [{ name: "VAT", ratePpm: 200_000, compound: false }],
  },
];

/** From cells to preview: processor time and memory of the pane's part, Office.js included, the host left out. */
export async function bench(): Promise<Ratio[]> {
  const model = openTrialWorkbook([largeSheet(rowCount)]);
  const host = new ExcelHost(model);
  const elsewhere = stopwatch();
  const answer = host.answer.bind(host);
  // the host works until it returns its promise
  host.answer = (request) => elsewhere.time(() => answer(request));
  const { Excel: excel, OfficeExtension: library } = officeJs();
  Reflect.get(Reflect.get(library, "HostBridge"), "init")(bridgeTo(host).bridge);
  const book = openWorkbook({ excel, supports: () => false });
  const tableId = model.tables[0]?.id ?? "";

  const times: number[] = [];
  let mebibytes = 0;
  let readMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = heapMebibytes();
    elsewhere.reset();
    const started = processorMs();
    const kept = await readToPreview(book, tableId, elsewhere);
    times.push(processorMs() - started - elsewhere.ms());
    mebibytes = Math.max(mebibytes, heapMebibytes() - before);
    ({ readMs } = kept);
    if (kept.preview.entryCount !== rowCount) throw new Error("Not every row was billed.");
  }
  const rounded = times.map((ms) => ms.toFixed(0)).join(", ");
  console.log(
    `Reading to preview, ${rowCount} rows × 12: ${rounded} ms of processor time, ${readMs.toFixed(0)} of the last in getting the cells from Office.js`,
  );
  const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return [
    report(`Reading to preview of ${rowCount} rows × 12, ms of processor time`, median, mostMs, 1),
    report(`Memory kept by it, MiB`, mebibytes, mostMebibytes, 1),
  ];
}

async function readToPreview(book: Workbook, tableId: string, elsewhere: Stopwatch) {
  const started = processorMs();
  const table = await book.readTable(tableId);
  const readMs = processorMs() - started - elsewhere.ms();
  const mapping = guessMapping(table);
  const understood = understandRows(table, mapping, { defaultCurrency: "GBP" });
  const plan = finish(planCheck(table, mapping, understood.entries));
  const answers = elsewhere.time(() => plan.bodies.map(answerOf));
  const taxCodes = new Set(rates.map(({ code }) => code));
  const checked = finish(plan.apply(answers, { taxCodes, defaultTaxCode: "STD" }, new Set()));
  const entries = checked.rows.flatMap((row) => checkedBillable(row)?.entry ?? []);
  const preview = previewOf(entries, {
    grouping: "client",
    detailLevel: "every-entry",
    invoiceDate: "2026-11-30",
    tax: { rates, pricesIncludeTax: false },
  });
  return { table, understood, checked, preview, readMs };
}

/** A server that knows every client and has billed nothing. */
function answerOf({ clients, entries }: CheckBody): CheckAnswer {
  return {
    clients: clients.map(({ name, code }) => ({
      match: "code",
      client: { id: code, name, code, billToId: code, billToName: name, taxCode: null },
    })),
    entries: entries.map(({ key }) => ({
      key,
      state: "free",
      runId: null,
      runName: null,
      invoiceId: null,
      invoiceNumber: null,
      invoiceDate: null,
      by: null,
      changed: false,
      used: null,
    })),
  };
}

interface Stopwatch {
  time: <Result>(work: () => Result) => Result;
  ms: () => number;
  reset: () => void;
}

/** Adds up the processor time of what is not the pane's. */
function stopwatch(): Stopwatch {
  let total = 0;
  return {
    time: (work) => {
      const started = processorMs();
      const result = work();
      total += processorMs() - started;
      return result;
    },
    ms: () => total,
    reset: () => {
      total = 0;
    },
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function heapMebibytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
