import { WorkbookError } from "../workbook-error.ts";
import { refusalOf } from "./find-table.ts";
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
    const existing = selection.getTables(false);
    const used = selection.getUsedRangeOrNullObject(true);
    const region = selection.getSurroundingRegion();
    selection.load("cellCount");
    worksheet.load("id,name,protection/protected");
    existing.load("items/id,items/name");
    used.load("rowCount");
    region.load("rowCount,columnCount");
    workbook.load("readOnly");
    await sync();
    const [known] = existing.items;
    const one = selection.cellCount === 1;
    const range = one ? region : used;
    if (known === undefined) {
      const refusal = refusalOf(workbook.readOnly, worksheet);
      if (refusal !== null) throw refusal;
      if (used.isNullObject && (!one || region.rowCount === 1)) throw nothingThere();
    }
    const table = known ?? worksheet.tables.add(...(await listIn(range, sync)));
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

const rowsSearched = 10;

/** The list within a block, without the titles above it, and whether its first row holds headers. */
async function listIn(
  block: Excel.Range,
  sync: () => Promise<void>,
): Promise<[list: Excel.Range, hasHeaders: boolean]> {
  block.load("rowCount,columnCount");
  await sync();
  const { rowCount } = block;
  if (rowCount < 2) throw nothingThere();
  const top = block
    .getCell(0, 0)
    .getAbsoluteResizedRange(Math.min(rowCount - 1, rowsSearched), block.columnCount);
  top.load("values");
  await sync();
  const header = top.values.findIndex(looksLikeHeaders);
  if (header === -1) return [block, false];
  return [
    block.getCell(header, 0).getAbsoluteResizedRange(rowCount - header, block.columnCount),
    true,
  ];
}

/** Headers are texts, and most columns have one; a title stands alone in its row. */
function looksLikeHeaders(cells: readonly unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const enough = cells.length === 1 ? 1 : Math.max(2, cells.length / 2);
  return filled.length >= enough && filled.every((cell) => typeof cell === "string");
}

function nothingThere(): WorkbookError {
  return new WorkbookError(
    "no-data",
    "The selection holds no rows to make a table of.",
    "Click into your list, or select it with its headers, then try again.",
  );
}
