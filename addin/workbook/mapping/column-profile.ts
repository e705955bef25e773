import { currencyOfText } from "../cells/currency.ts";
import { isDateFormat, looksLikeDateText } from "../cells/date-cell.ts";
import { readingOfColumn } from "../cells/column-reading.ts";
import { readQuantity } from "../cells/duration-cell.ts";
import { readNumber } from "../cells/number-cell.ts";
import { kindOfText, saysBilled, saysUnbilled, truthOfText } from "../cells/words.ts";
import { isCellError } from "../sheet-table.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";

/** What the cells of a column look like, as shares of those that hold something. */
export interface ColumnProfile {
  column: number;
  filled: number;
  numbers: number;
  quantities: number;
  dates: number;
  /** Plain numbers that would be days of work if they were shown as dates. */
  serials: number;
  texts: number;
  truths: number;
  kinds: number;
  currencies: number;
  /** Cells that say "billed", or yes or no. */
  statuses: number;
  emails: number;
  /** Different values among the filled ones. */
  distinct: number;
  meanLength: number;
  /** 1, 2, 3 … as people number their rows: it identifies nothing outside this sheet. */
  runningNumber: boolean;
  timeFormat: boolean;
}

const sampleSize = 240;

/** Rows looked at for guessing: spread over the table, so that a tidy top does not decide alone. */
export function sampleRows(table: SheetTable): CellValue[][] {
  if (table.rows.length <= sampleSize) return table.rows;
  const step = table.rows.length / sampleSize;
  return Array.from({ length: sampleSize }, (_, i) => table.rows[Math.floor(i * step)] ?? []);
}

export function profileColumn(
  table: SheetTable,
  sample: readonly CellValue[][],
  column: number,
): ColumnProfile {
  const format = table.numberFormats[column] ?? "General";
  const dateFormat = isDateFormat(format);
  const { separators, unit } = readingOfColumn(table, sample, column);
  const counts = {
    numbers: 0,
    quantities: 0,
    dates: 0,
    serials: 0,
    texts: 0,
    truths: 0,
    kinds: 0,
    currencies: 0,
    statuses: 0,
    emails: 0,
  };
  const values = new Set<string>();
  let filled = 0;
  let length = 0;
  let running = 0;
  let last: number | null = null;
  for (const row of sample) {
    const cell = row[column] ?? null;
    if (cell === null || isCellError(cell)) continue;
    const text = String(cell);
    filled += 1;
    length += text.length;
    values.add(text);
    if (typeof cell === "number") {
      if (last !== null && cell > last && Number.isInteger(cell)) running += 1;
      last = cell;
      if (isSerial(cell)) counts.serials += 1;
    }
    const isDate =
      typeof cell === "string"
        ? looksLikeDateText(cell.trim())
        : dateFormat && typeof cell === "number";
    const isQuantity = !dateFormat && readQuantity(cell, separators, unit).type === "quantity";
    if (isQuantity) counts.quantities += 1;
    if (isDate) counts.dates += 1;
    else if (readNumber(cell, separators).type === "number") counts.numbers += 1;
    else if (typeof cell === "string" && !isQuantity) counts.texts += 1;
    const truth = typeof cell === "boolean" || truthOfText(text) !== null;
    if (truth) counts.truths += 1;
    if (truth || saysBilled(text) || saysUnbilled(text)) counts.statuses += 1;
    if (typeof cell === "string" && /^\s*\S+@\S+\.\S+\s*$/.test(cell)) counts.emails += 1;
    if (kindOfText(text) !== null) counts.kinds += 1;
    if (typeof cell === "string" && currencyOfText(cell) !== null) counts.currencies += 1;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    column,
    filled,
    numbers: share(counts.numbers),
    quantities: share(counts.quantities),
    dates: share(counts.dates),
    serials: share(counts.serials),
    texts: share(counts.texts),
    truths: share(counts.truths),
    kinds: share(counts.kinds),
    currencies: share(counts.currencies),
    statuses: share(counts.statuses),
    emails: share(counts.emails),
    distinct: share(values.size),
    meanLength: share(length),
    runningNumber:
      filled > 2 && running >= filled - 1 && (last ?? 0) <= 1.5 * table.rows.length + 1,
    timeFormat: unit.timeFormat,
  };
}

/** A day of 2000 to 2060, in either date system, or written 20261103. */
function isSerial(cell: number): boolean {
  return (cell >= 35_000 && cell < 58_900) || (cell >= 20_000_101 && cell <= 20_601_231);
}
