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
    const firstRow = range.getRow(0);
    if (known === undefined) {
      firstRow.load("values");
      range.load("rowCount");
      await sync();
      if (range.rowCount < 2) throw nothingThere();
    }
    const table = known ?? worksheet.tables.add(range, looksLikeHeaders(firstRow.values[0] ?? []));
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

/** Headers are texts; without them Excel puts "Column1" and so on above the rows. */
function looksLikeHeaders(cells: readonly unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return 2 * filled.length >= cells.length && filled.every((cell) => typeof cell === "string");
}

function nothingThere(): WorkbookError {
  return new WorkbookError(
    "no-data",
    "The selection holds no rows to make a table of.",
    "Click into your list, or select it with its headers, then try again.",
  );
}
