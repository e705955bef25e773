import { WorkbookError } from "../workbook-error.ts";
import { blockOf, findTable } from "./find-table.ts";
import { askFormats, columnFormats, readRowFormats } from "./row-formats.ts";
import { askVisible, visibleLines } from "./visible-lines.ts";
import { isSizeError } from "./excel-problem.ts";
import { cellsOf, readBytes } from "./cells-of.ts";
import type { CellValue, DateOrder, SheetTable } from "../sheet-table.ts";
import type { LongOptions } from "../workbook.ts";
import type { RunSession, Session } from "./excel-session.ts";
import type { FoundTable } from "./find-table.ts";
import type { SampledFormats } from "./row-formats.ts";
import type { VisibleBlocks } from "./visible-lines.ts";

/** Excel reads no more cells at once, and answers null above it on some platforms. */
const mostCells = 5_000_000;
const chunkBytes = 1024 * 1024;
const mostRows = 5_000;
/** Before the first chunk has shown how wide the rows are: a value and its type, as JSON. */
const bytesOfCell = 28;

/** Reads a table: one request to find it, one more for each MiB of its cells. Writes nothing. */
export function readTable(
  run: RunSession,
  tableId: string,
  options: LongOptions = {},
): Promise<SheetTable> {
  return run({ kind: "read" }, async (session) => {
    options.signal?.throwIfAborted();
    const settings = askSettings(session.context);
    const found = await findTable(session, tableId, settings.queue);
    if (found.rowCount * found.columnCount > mostCells) throw tooManyCells(found);
    let formats: SampledFormats | null = null;
    let visible: VisibleBlocks | null = null;
    const rows = await readRows(session, found, options, () => {
      formats = askFormats(found);
      // Excel does not tell what is visible on a protected sheet
      if ((found.hasHiddenRows || found.hasHiddenColumns) && !found.isProtected)
        visible = askVisible(found.body);
    });
    const { rowIndex, columnIndex } = found;
    const sampled = formats ?? { top: found.body, spread: [] };
    const rowFormats = await readRowFormats(session, found, sampled);
    const lines = visible === null ? null : visibleLines(visible);
    return {
      id: found.id,
      name: found.name,
      sheetName: found.sheetName,
      headers: found.headers,
      rows,
      firstSheetRow: rowIndex + 1,
      firstSheetColumn: columnIndex,
      outcome: found.outcome,
      hiddenRows:
        lines === null
          ? []
          : rows
              .map((_, i) => rowIndex + i)
              .filter((row) => !lines.rows.has(row))
              .map((row) => row + 1),
      hiddenColumns:
        lines === null
          ? []
          : found.headers.map((_, i) => i).filter((i) => !lines.columns.has(columnIndex + i)),
      numberFormats: columnFormats(sampled, rows, found.columnCount),
      ...(rowFormats === undefined ? {} : { rowFormats }),
      ...settings.read(),
    };
  });
}

/** What the workbook says of numbers and dates, asked along with the table. */
function askSettings({ workbook }: Excel.RequestContext): {
  queue: () => void;
  read: () => Pick<SheetTable, "dateSystem" | "separators" | "dateOrder">;
} {
  const { cultureInfo } = workbook.application;
  // tells the date system without writing: 36526 counts from 1900, 35064 from 1904
  const newYear = workbook.functions.date(2000, 1, 1);
  return {
    queue: () => {
      newYear.load("value");
      cultureInfo.load(
        "numberFormat/numberDecimalSeparator,numberFormat/numberGroupSeparator,datetimeFormat/shortDatePattern",
      );
    },
    read: () => ({
      dateSystem: newYear.value === 35_064 ? 1904 : 1900,
      separators: {
        decimal: cultureInfo.numberFormat.numberDecimalSeparator,
        group: cultureInfo.numberFormat.numberGroupSeparator,
      },
      dateOrder: orderOfPattern(cultureInfo.datetimeFormat.shortDatePattern),
    }),
  };
}

function orderOfPattern(pattern: string): DateOrder | null {
  const first = /[dDtTjJmMyYaA]/.exec(pattern)?.[0].toLowerCase();
  if (first === "m") return "month-first";
  if (first === "d" || first === "t") return "day-first";
  return first === "y" || first === "j" || first === "a" ? "year-first" : null;
}

async function readRows(
  session: Session,
  found: FoundTable,
  { onProgress, signal }: LongOptions,
  queueWithFirst: () => void,
): Promise<CellValue[][]> {
  const rows: CellValue[][] = [];
  let size = Math.min(mostRows, Math.floor(chunkBytes / (bytesOfCell * found.columnCount)) || 1);
  while (rows.length < found.rowCount) {
    signal?.throwIfAborted();
    if (rows.length === 0) queueWithFirst();
    const count = Math.min(size, found.rowCount - rows.length);
    const block = blockOf(found.body, rows.length, count, 0, found.columnCount);
    block.load("values,valueTypes");
    try {
      await session.sync();
    } catch (error) {
      if (!isSizeError(error) || size === 1) throw error;
      size = Math.ceil(size / 4);
      continue;
    }
    // null, whatever the types say, where Excel found it too large
    if (!Array.isArray(block.values)) throw tooManyCells(found);
    const read = cellsOf(block.values, block.valueTypes);
    const width = readBytes(block.values, block.valueTypes) / count;
    size = Math.max(1, Math.min(mostRows, Math.floor((0.9 * chunkBytes) / width)));
    block.untrack();
    for (const row of read) rows.push(row);
    onProgress?.({ done: rows.length, total: found.rowCount });
  }
  return rows;
}

function tooManyCells({ name, rowCount, columnCount }: FoundTable): WorkbookError {
  return new WorkbookError(
    "too-large",
    `The table "${name}" has ${rowCount} rows and ${columnCount} columns, more than Excel hands over.`,
    "Delete columns that are not needed, or split the table, then try again.",
  );
}
