import { area } from "../model/cells/area.ts";
import type { Area } from "../model/cells/area.ts";
import type { Shift } from "../model/cells/shift.ts";
import type { Workbook } from "../model/workbook.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { afterSheetRenamed, afterShift, afterTableRenamed } from "./text/rewrite.ts";
import type { Template, Templates } from "./text/template.ts";
import type { WorkbookShape } from "./workbook-shape.ts";

type Rewrite = (
  template: Template,
  place: { row: number; column: number },
  sheet: Worksheet,
) => string | null;

/** Writes formulas anew where the text changes, column by column, so that undo brings the old ones back. */
function rewriteAll(
  workbook: Workbook,
  templates: Templates,
  rewrite: Rewrite,
  touched?: (sheet: Worksheet, at: Area) => void,
): void {
  for (const sheet of workbook.sheets) {
    for (let column = 0; column < sheet.cells.columnCount; column++) {
      const changes: { row: number; text: string }[] = [];
      for (const [row, text] of sheet.cells.formulasOf(column).entries()) {
        if (text === undefined) continue;
        const template = templates.of(text, row, column);
        if (template.specs.length === 0) continue;
        const after = rewrite(template, { row, column }, sheet);
        if (after !== null && after !== text) changes.push({ row, text: after });
      }
      const first = changes[0]?.row;
      const last = changes.at(-1)?.row;
      if (first === undefined || last === undefined) continue;
      const within = area(first, column, last - first + 1, 1);
      sheet.change(within, (cells) => {
        for (const { row, text } of changes)
          cells.setContent(row, column, cells.valuesOf(column)[row] ?? "", text);
      });
      touched?.(sheet, within);
    }
  }
}

export function adjustForShift(
  workbook: Workbook,
  templates: Templates,
  moved: Worksheet,
  shift: Shift,
): void {
  const movedName = moved.name.toLowerCase();
  rewriteAll(workbook, templates, (template, place, sheet) => {
    const onSheet = (name: string | null): boolean =>
      name === null ? sheet === moved : name.toLowerCase() === movedName;
    return afterShift(template, place, onSheet, shift);
  });
}

export function renameSheet(
  workbook: Workbook,
  templates: Templates,
  before: string,
  after: string,
): void {
  rewriteAll(workbook, templates, (template, place) =>
    afterSheetRenamed(template, place, before, after),
  );
}

/** Compares names of tables and columns with what they were. */
export function renameTables(
  workbook: Workbook,
  templates: Templates,
  before: WorkbookShape,
  now: WorkbookShape,
  touched: (sheet: Worksheet, at: Area) => void,
): void {
  for (const [id, old] of before.columnNames) {
    const current = now.columnNames.get(id);
    if (!current || (current.table === old.table && current.columns === old.columns)) continue;
    const columns = new Map<string, string>();
    for (const { id: columnId, name } of old.columns) {
      const renamed = current.columns.find((column) => column.id === columnId);
      if (renamed && renamed.name !== name) columns.set(name.toLowerCase(), renamed.name);
    }
    if (columns.size === 0 && current.table === old.table) continue;
    const renaming = { before: old.table, after: current.table, columns };
    const inside = (place: { row: number; column: number }, sheet: Worksheet): boolean =>
      sheet.tableAt(place.row, place.column)?.id === id;
    rewriteAll(
      workbook,
      templates,
      (template, place, sheet) =>
        afterTableRenamed(template, place, renaming, () => inside(place, sheet)),
      touched,
    );
  }
}
