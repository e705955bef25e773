import { columnLetters } from "../model/cells/a1.ts";
import type { Table } from "../model/table/table.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { cellLooks } from "./cell-looks.ts";
import { editText } from "./edit-text.ts";
import type { CellTemplate, GridColumn } from "./revo-grid.ts";

/** A click on the filter button of a table's header. */
export type OpenColumnMenu = (table: Table, columnIndex: number, button: HTMLElement) => void;

/** The grid's columns for the visible columns of a sheet. Cells are read from the sheet whenever they are drawn. */
export function gridColumns(
  sheet: Worksheet,
  columns: readonly number[],
  openMenu: OpenColumnMenu,
): GridColumn[] {
  return columns.map((column) => ({
    prop: column,
    name: columnLetters(column),
    size: sheet.widthOf(column),
    minSize: 20,
    cellParser: (model) => editText(sheet, model.row, column),
    cellProperties: ({ model }) => {
      const { className, style } = cellLooks(sheet, model.row, column);
      return { class: className, style };
    },
    cellTemplate: cellTemplate(sheet, column, openMenu),
  }));
}

function cellTemplate(sheet: Worksheet, column: number, openMenu: OpenColumnMenu): CellTemplate {
  return (create, { model }) => {
    const { row } = model;
    const text = sheet.text(row, column);
    const table = sheet.tableAt(row, column);
    if (!table || row !== table.top || !table.showHeaders || !table.showFilterButton) return text;
    const index = column - table.left;
    const id = table.columns[index]?.id ?? 0;
    const sorted = table.sortFields.find(({ key }) => key === index);
    const mark = table.filters.has(id) ? "▼" : sorted ? (sorted.ascending ? "↑" : "↓") : "▾";
    const button = create(
      "button",
      {
        class: table.filters.has(id) ? "filter-button filtered" : "filter-button",
        type: "button",
        tabIndex: -1,
        "aria-label": `Sort and filter ${text}`,
        onMouseDown: (event: MouseEvent) => event.stopPropagation(),
        onClick: (event: MouseEvent) => {
          event.stopPropagation();
          if (event.currentTarget instanceof HTMLElement)
            openMenu(table, index, event.currentTarget);
        },
      },
      mark,
    );
    return [create("span", { class: "header-text" }, text), button];
  };
}

/** Row numbers as Excel shows them: hidden rows are skipped, and those of a filtered table are blue. */
export function rowNumberTemplate(sheet: Worksheet): CellTemplate {
  return (create, { model }) => {
    const { row } = model;
    const filtered = sheet.tables.some(
      (table) => table.isFiltered && row >= table.bodyTop && row < table.bodyTop + table.dataRows,
    );
    return create(
      "span",
      { class: filtered ? "row-number filtered" : "row-number" },
      String(row + 1),
    );
  };
}
