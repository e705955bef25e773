import { ExcelHost } from "../../addin/trial/excel-host.ts";
import { bridgeTo } from "../../addin/trial/native-bridge.ts";
import { openWorkbook as openTrialWorkbook } from "../../addin/trial/open-workbook.ts";
import { openWorkbook } from "../../addin/workbook/excel/open-workbook.ts";
import { guessMapping } from "../../addin/workbook/mapping/guess-mapping.ts";
import { textOfCell } from "../../addin/workbook/rows/cell-reader.ts";
import { understandRows } from "../../addin/workbook/rows/understand-rows.ts";
import { officeJs } from "../addin/trial/office-js.ts";
import { largeSheet } from "./large-sheet.ts";
import { report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const rowCount = 100_000;
const mebibyte = 1024 * 1024;

/** Round trips to read a large table, to give its rows keys, and to write its outcomes. */
export async function bench(): Promise<Ratio[]> {
  const model = openTrialWorkbook([largeSheet(rowCount)]);
  const host = new ExcelHost(model);
  const { Excel: excel, OfficeExtension: library } = officeJs();
  Reflect.get(Reflect.get(library, "HostBridge"), "init")(bridgeTo(host).bridge);
  const book = openWorkbook({ excel, supports: () => false });
  const id = model.tables[0]?.id ?? "";

  const reading = await counted(host, () => book.readTable(id));
  const table = reading.result;
  const started = performance.now();
  const mapping = guessMapping(table);
  const { entries, problems } = understandRows(table, mapping, { defaultCurrency: "GBP" });
  const tookMs = performance.now() - started;
  console.log(
    `Understanding ${rowCount} rows: ${tookMs.toFixed(0)} ms, ${entries.length} entries, ${problems.length} problems`,
  );
  const keying = await counted(host, () =>
    book.assignKeys(
      table,
      entries.map(({ sheetRow }) => sheetRow),
    ),
  );
  const keyed = await book.readTable(id);
  const outcomes = keyed.rows.map((row) => ({
    key: textOfCell(row[keyed.outcome.key ?? 0] ?? null),
    runName: "November 2026",
    invoiceNumber: "",
    status: "in-draft" as const,
  }));
  const options = { keyHeader: null, others: "leave" } as const;
  const writing = await counted(host, () => book.writeOutcomes(id, outcomes, options));
  const again = await counted(host, () => book.writeOutcomes(id, outcomes, options));
  return [
    ratioOf(`read ${rowCount} rows`, reading, "MiB"),
    ratioOf(`give ${rowCount} rows keys`, keying, "rows"),
    ratioOf(`write ${rowCount} outcomes`, writing, "rows"),
    ratioOf(`see that ${rowCount} outcomes are written`, again, "rows"),
  ];
}

interface Counted<Result> {
  result: Result;
  trips: number;
  largest: number;
  bytes: number;
}

/** Runs some work and counts its round trips and what went over in both directions. */
async function counted<Result>(
  host: ExcelHost,
  work: () => Promise<Result>,
): Promise<Counted<Result>> {
  const from = host.roundTrips.length;
  const result = await work();
  const trips = host.roundTrips.slice(from);
  const sizes = trips.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]);
  return {
    result,
    trips: trips.length,
    largest: Math.max(...sizes),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** Two to find the table; then reading may take one a MiB, writing one for each 5,000 rows. */
function ratioOf(
  what: string,
  { trips, largest, bytes }: Counted<unknown>,
  portion: "MiB" | "rows",
): Ratio {
  const [all, one] = [bytes, largest].map((size) => (size / mebibyte).toFixed(2));
  console.log(`Payload to ${what}: ${all} MiB, at most ${one} MiB in one direction of a trip`);
  const portions = portion === "MiB" ? bytes / mebibyte : rowCount / 5_000;
  return report(`Round trips to ${what}`, trips, 2 + Math.ceil(portions), 1.2);
}
