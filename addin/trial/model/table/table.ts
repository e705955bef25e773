import { area } from "../cells/area.ts";
import type { Area } from "../cells/area.ts";
import type { FilterCriteria } from "./filter-criteria.ts";
import type { Worksheet } from "../worksheet.ts";

export type TableColumn = { readonly id: number; readonly name: string };

export type SortField = { readonly key: number; readonly ascending: boolean };

/** A table on a sheet. Fields are replaced whole, so that undo can keep them. */
export class Table {
  readonly sheet: Worksheet;
  readonly id: string;
  name: string;
  /** The first row of the table: the header row where headers are shown. */
  top: number;
  left: number;
  dataRows: number;
  columns: readonly TableColumn[];
  showHeaders = true;
  showTotals = false;
  showFilterButton = true;
  showBandedRows = true;
  style = "TableStyleMedium2";
  /** By column id. */
  filters: ReadonlyMap<number, FilterCriteria> = new Map();
  /** Sheet rows that the filters hide. */
  filteredOut: ReadonlySet<number> = new Set();
  sortFields: readonly SortField[] = [];
  matchCase = false;

  constructor(
    sheet: Worksheet,
    shape: {
      id: string;
      name: string;
      top: number;
      left: number;
      dataRows: number;
      columns: readonly TableColumn[];
    },
  ) {
    this.sheet = sheet;
    this.id = shape.id;
    this.name = shape.name;
    this.top = shape.top;
    this.left = shape.left;
    this.dataRows = shape.dataRows;
    this.columns = shape.columns;
  }

  get bodyTop(): number {
    return this.top + (this.showHeaders ? 1 : 0);
  }

  get area(): Area {
    const rows = this.dataRows + (this.showHeaders ? 1 : 0) + (this.showTotals ? 1 : 0);
    return area(this.top, this.left, rows, this.columns.length);
  }

  get headerArea(): Area | null {
    return this.showHeaders ? area(this.top, this.left, 1, this.columns.length) : null;
  }

  get bodyArea(): Area {
    return area(this.bodyTop, this.left, this.dataRows, this.columns.length);
  }

  get totalsArea(): Area | null {
    return this.showTotals
      ? area(this.bodyTop + this.dataRows, this.left, 1, this.columns.length)
      : null;
  }

  get isFiltered(): boolean {
    return this.filters.size > 0;
  }

  columnIndex(id: number): number {
    return this.columns.findIndex((column) => column.id === id);
  }
}
