import { blockOf } from "./find-table.ts";
import { currencyOfFormat } from "../cells/currency.ts";
import type { CellValue } from "../sheet-table.ts";
import type { Session } from "./excel-session.ts";
import type { FoundTable } from "./find-table.ts";

/** Formats of the first rows and of a few spread over the table: enough to see whether a column mixes currencies. */
export interface SampledFormats {
  top: Excel.Range;
  spread: Excel.Range[];
}

const topRows = 50;
const spreadRows = 10;
/** A format and its quotes take about as much as this many cells of a request's MiB. */
const rowsAtOnce = 20_000;

/** Queues the question for the formats, to be read after the next request. */
export function askFormats({ body, rowCount, columnCount }: FoundTable): SampledFormats {
  const top = blockOf(body, 0, Math.min(rowCount, topRows), 0, columnCount);
  const step = Math.floor((rowCount - topRows) / spreadRows);
  const spread =
    step < 1 ? [] : Array.from({ length: spreadRows }, (_, i) => body.getRow(topRows + i * step));
  for (const range of [top, ...spread]) range.load("numberFormat");
  return { top, spread };
}

/** Of each column the format of the first row that has something in it. */
export function columnFormats(
  { top }: SampledFormats,
  rows: readonly CellValue[][],
  columns: number,
): string[] {
  return Array.from({ length: columns }, (_, column) => {
    const index = top.numberFormat.findIndex((_row, row) => (rows[row]?.[column] ?? null) !== null);
    return top.numberFormat[Math.max(index, 0)]?.[column] ?? "General";
  });
}

/** The format of each row, for columns whose sample shows more than one currency; undefined when there is none. */
export async function readRowFormats(
  session: Session,
  found: FoundTable,
  { top, spread }: SampledFormats,
): Promise<Record<number, string[]> | undefined> {
  const sampled = [top, ...spread].flatMap(({ numberFormat }) => numberFormat);
  const mixed = Array.from({ length: found.columnCount }, (_, column) => column).filter(
    (column) =>
      new Set(
        sampled.map((row) => currencyOfFormat(row[column] ?? "")).filter((one) => one !== null),
      ).size > 1,
  );
  if (mixed.length === 0) return undefined;
  const formats: Record<number, string[]> = {};
  // one text for each format, however many rows have it
  const known = new Map<string, string>();
  for (const column of mixed) {
    const ofColumn: string[] = [];
    for (let row = 0; row < found.rowCount; row += rowsAtOnce) {
      const block = blockOf(found.body, row, Math.min(rowsAtOnce, found.rowCount - row), column, 1);
      block.load("numberFormat");
      await session.sync();
      for (const [format = "General"] of block.numberFormat as string[][]) {
        const same = known.get(format) ?? format;
        known.set(same, same);
        ofColumn.push(same);
      }
      block.untrack();
    }
    formats[column] = ofColumn;
  }
  return formats;
}
