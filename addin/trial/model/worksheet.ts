import { invalidArgument } from "../host-error.ts";
import { area, bottomOf } from "./cells/area.ts";
import type { Area } from "./cells/area.ts";
import type { Block } from "./cells/cell-store.ts";
import { CellStore } from "./cells/cell-store.ts";
import { recalculate } from "./cells/recalculate.ts";
import type { CellValue, ValueType } from "./cells/cell-value.ts";
import { valueTypeOf } from "./cells/cell-value.ts";
import { displayText } from "./format/display-text.ts";
import type { SheetProtection } from "./sheet-protection.ts";
import type { Table } from "./table/table.ts";
import type { Workbook } from "./workbook.ts";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** Width of a column that nobody changed, in pixels. */
export const STANDARD_WIDTH_PX = 64;
export const STANDARD_HEIGHT_PX = 20;

export function checkedSheetName(name: string): string {
  const allowed =
    name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]/.test(name) && !/^'|'$/.test(name);
  if (!allowed) throw invalidArgument();
  return name;
}

/** One sheet: its cells and everything that stands beside them. Fields are replaced whole, so that undo can keep them. */
export class Worksheet {
  readonly workbook: Workbook;
  readonly id: string;
  readonly cells = new CellStore();
  name: string;
  visibility: Visibility = "Visible";
  tabColor = "";
  columnWidths: ReadonlyMap<number, number> = new Map();
  hiddenColumns: ReadonlySet<number> = new Set();
  /** Rows hidden by hand; a filter keeps its own. */
  hiddenRows: ReadonlySet<number> = new Set();
  tables: readonly Table[] = [];
  protection: SheetProtection | null = null;
  frozenRows = 0;
  lastSelection: Area = area(0, 0, 1, 1);

  constructor(workbook: Workbook, serial: number, name: string) {
    this.workbook = workbook;
    this.name = name;
    this.id = `{00000000-0000-4000-8000-${String(serial).padStart(12, "0")}}`;
  }

  /** Rows that a filter hides. */
  isFilteredOut(row: number): boolean {
    return this.tables.some((table) => table.filteredOut.has(row));
  }

  isRowHidden(row: number): boolean {
    return this.hiddenRows.has(row) || this.isFilteredOut(row);
  }

  isColumnHidden(column: number): boolean {
    return this.hiddenColumns.has(column);
  }

  visibleRows(within: Area): number[] {
    const rows: number[] = [];
    for (let row = within.top; row < bottomOf(within); row++)
      if (!this.isRowHidden(row)) rows.push(row);
    return rows;
  }

  text(row: number, column: number): string {
    const { culture, date1904 } = this.workbook;
    return displayText(
      this.cells.value(row, column),
      this.cells.format(row, column),
      culture,
      date1904,
    );
  }

  /** A formula that gives an empty text is not an empty cell. */
  valueType(row: number, column: number): ValueType {
    const type = valueTypeOf(this.cells.value(row, column));
    const computed =
      this.workbook.calculation !== null && this.cells.formula(row, column) !== undefined;
    return type === "Empty" && computed ? "String" : type;
  }

  tableAt(row: number, column: number): Table | undefined {
    return this.tables.find(
      ({ area: { top, left, rows, columns } }) =>
        row >= top && row < top + rows && column >= left && column < left + columns,
    );
  }

  widthOf(column: number): number {
    return this.columnWidths.get(column) ?? STANDARD_WIDTH_PX;
  }

  /** Changes cells of an area so that the change can be taken back. */
  change(within: Area, work: (cells: CellStore) => void): void {
    const before = this.cells.copy(within);
    this.workbook.undo.record(() => this.put(before));
    work(this.cells);
    recalculate(this, within);
  }

  put(block: Block): void {
    this.change(block.area, (cells) => cells.put(block));
  }

  setValue(row: number, column: number, value: CellValue): void {
    this.change(area(row, column, 1, 1), (cells) => cells.setContent(row, column, value));
  }

  /** Removes values and formulas, keeps formats. */
  clearContents(within: Area): void {
    const extent = this.cells.extent();
    if (!extent) return;
    const bottom = Math.min(bottomOf(within), extent.rows);
    const right = Math.min(within.left + within.columns, extent.columns);
    if (bottom <= within.top || right <= within.left) return;
    this.change(
      area(within.top, within.left, bottom - within.top, right - within.left),
      (cells) => {
        for (let column = within.left; column < right; column++) {
          for (let row = within.top; row < bottom; row++) cells.setContent(row, column, "");
        }
      },
    );
  }
}
