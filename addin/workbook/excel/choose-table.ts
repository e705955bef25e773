import { WorkbookError } from "../workbook-error.ts";
import { findHeader, rowsOfSameList, rowsSearched } from "../mapping/find-list.ts";
import { cellsOf } from "./cells-of.ts";
import { refusalOf } from "./find-table.ts";
import type { FoundHeader } from "../mapping/find-list.ts";
import type { CellValue } from "../sheet-table.ts";
import type { TableRef } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";

/** The tables of all visible sheets, those of the sheet in front first. */
export function listTables(run: RunSession): Promise<TableRef[]> {
  return run({ kind: "read" }, async ({ context, sync }) => {
    const { tables, worksheets } = context.workbook;
    const active = worksheets.getActiveWorksheet();
    active.load("id");
    tables.load(
      "items/id,items/name,items/worksheet/id,items/worksheet/name,items/worksheet/visibility",
    );
    await sync();
    const shown = tables.items.filter(({ worksheet }) => worksheet.visibility === "Visible");
    const bodies = shown.map((table) => table.getDataBodyRange());
    for (const body of bodies) body.load("rowCount");
    if (shown.length > 0) await sync();
    return shown
      .map(({ id, name, worksheet }, index) => ({
        id,
        name,
        sheetName: worksheet.name,
        rowCount: bodies[index]?.rowCount ?? 0,
        onActiveSheet: worksheet.id === active.id,
      }))
      .sort((a, b) => Number(b.onActiveSheet) - Number(a.onActiveSheet));
  });
}

/** The table in which the selection lies, else a new one of the selection (or of the block around one cell). */
export function tableFromSelection(run: RunSession): Promise<TableRef> {
  return run({ kind: "write" }, async ({ context, sync }) => {
    const { workbook } = context;
    const selection = workbook.getSelectedRange();
    const { worksheet } = selection;
    const everything = worksheet.getUsedRangeOrNullObject(true);
    const existing = selection.getTables(false);
    const used = selection.getUsedRangeOrNullObject(true);
    const region = selection.getSurroundingRegion();
    selection.load("cellCount,rowIndex,columnIndex");
    worksheet.load("id,name,protection/protected");
    existing.load("items/id,items/name");
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    region.load("rowIndex,columnIndex,rowCount,columnCount");
    everything.load("rowIndex,columnIndex,rowCount,columnCount");
    workbook.load("readOnly");
    await sync();
    const [known] = existing.items;
    const one = selection.cellCount === 1;
    if (known === undefined) {
      const refusal = refusalOf(workbook.readOnly, worksheet);
      if (refusal !== null) throw refusal;
      if (everything.isNullObject || (!one && used.isNullObject)) throw nothingThere();
    }
    const table =
      known ??
      worksheet.tables.add(
        ...(one
          ? await listAround(selection, region, everything, sync)
          : await listIn(used, used, sync)),
      );
    const body = table.getDataBodyRange();
    table.load("id,name");
    body.load("rowCount");
    await sync();
    return {
      id: table.id,
      name: table.name,
      sheetName: worksheet.name,
      rowCount: body.rowCount,
      onActiveSheet: true,
    };
  });
}

type List = [list: Excel.Range, hasHeaders: boolean];
type Sync = () => Promise<void>;

/** Cells of which no more are read only to see where a list ends. */
const mostCellsBelow = 40_000;

/** The list in which one cell lies, or below it: its block, or, where that is only a title, what the sheet holds. */
async function listAround(
  cell: Excel.Range,
  region: Excel.Range,
  everything: Excel.Range,
  sync: Sync,
): Promise<List> {
  const { header, rows } = await headerIn(region, sync);
  if (header?.recognised === true)
    return [await listBelow(region, header, rows, everything, sync), true];
  const all = await headerIn(everything, sync);
  const column = cell.columnIndex - everything.columnIndex;
  const inside =
    all.header?.recognised === true &&
    column >= all.header.left &&
    column <= all.header.right &&
    cell.rowIndex < everything.rowIndex + everything.rowCount;
  if (inside && all.header !== null)
    return [await listBelow(everything, all.header, all.rows, everything, sync), true];
  return listIn(region, everything, sync);
}

/** Exactly what was selected, without the titles above its headers. */
async function listIn(block: Excel.Range, within: Excel.Range, sync: Sync): Promise<List> {
  const { header } = await headerIn(block, sync);
  if (block.rowCount < 2 || within.isNullObject) throw nothingThere();
  if (header === null) return [block, false];
  return [part(block, header.row, 0, block.rowCount - header.row, block.columnCount), true];
}

interface Top {
  header: FoundHeader | null;
  rows: CellValue[][];
}

/** Reads the top of a block. The last row of a block is no header: there would be nothing below it. */
async function headerIn(block: Excel.Range, sync: Sync): Promise<Top> {
  const count = Math.min(block.rowCount, rowsSearched + 1);
  const top = part(block, 0, 0, count, block.columnCount);
  top.load("values,valueTypes");
  await sync();
  const rows = cellsOf(top.values, top.valueTypes);
  const header = findHeader(rows);
  return { rows, header: header !== null && header.row + 1 < block.rowCount ? header : null };
}

/** From the headers to the end of the list; empty rows split Excel's block, but not the list. */
async function listBelow(
  block: Excel.Range,
  { row, left, right }: FoundHeader,
  rows: CellValue[][],
  everything: Excel.Range,
  sync: Sync,
): Promise<Excel.Range> {
  const columns = right - left + 1;
  const body = block.rowCount - row;
  const below = everything.rowIndex + everything.rowCount - (block.rowIndex + block.rowCount);
  if (below <= 0 || below * columns > mostCellsBelow)
    return part(block, row, left, body + Math.max(0, below), columns);
  const rest = part(block, block.rowCount, left, below, columns);
  rest.load("values,valueTypes");
  await sync();
  const headers = rows[row]?.slice(left, right + 1) ?? [];
  const more = rowsOfSameList(cellsOf(rest.values, rest.valueTypes), headers);
  return part(block, row, left, body + more, columns);
}

/** Part of a block, or what lies beside it: rows and columns are counted from its corner. */
function part(
  block: Excel.Range,
  row: number,
  column: number,
  rows: number,
  columns: number,
): Excel.Range {
  return block.getCell(0, 0).getOffsetRange(row, column).getAbsoluteResizedRange(rows, columns);
}

function nothingThere(): WorkbookError {
  return new WorkbookError(
    "no-data",
    "The selection holds no rows to make a table of.",
    "Click into your list, or select it with its headers, then try again.",
  );
}
