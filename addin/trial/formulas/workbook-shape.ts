import type { TableColumn } from "../model/table/table.ts";
import type { Workbook } from "../model/workbook.ts";

/** Everything beside cells that formulas depend on, to be compared with later. Fields are replaced whole in the model. */
export type WorkbookShape = {
  /** What references stand for: sheets, tables, names. */
  readonly places: readonly unknown[];
  /** Which rows are hidden. */
  readonly rows: readonly unknown[];
  readonly columnNames: ReadonlyMap<
    string,
    { readonly table: string; readonly columns: readonly TableColumn[] }
  >;
};

export function shapeOf(workbook: Workbook): WorkbookShape {
  const places: unknown[] = [];
  const rows: unknown[] = [];
  const columnNames = new Map<string, { table: string; columns: readonly TableColumn[] }>();
  for (const sheet of workbook.sheets) {
    places.push(sheet, sheet.name);
    rows.push(sheet.hiddenRows);
    for (const table of sheet.tables) {
      const { top, left, dataRows, columns, showHeaders, showTotals, name } = table;
      places.push(table, top, left, dataRows, columns, showHeaders, showTotals, name);
      rows.push(table.filteredOut);
      columnNames.set(table.id, { table: name, columns });
    }
  }
  for (const { name, scope, target, text } of workbook.names)
    places.push(name, scope, target, text);
  return { places, rows, columnNames };
}

export const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
