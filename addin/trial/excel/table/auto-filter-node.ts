import type { Table } from "../../model/table/table.ts";
import { clearFilters, reapplyFilters, setFilter } from "../../model/table/table-filter.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { givenInteger } from "../given.ts";
import { criteriaOnWire, givenCriteria } from "./given-criteria.ts";
import { RangeNode } from "../range/range-node.ts";

/** The filter buttons of a table, all columns together. */
export class AutoFilterNode extends HostNode {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get className(): string {
    return "AutoFilter";
  }

  get Enabled(): boolean {
    return this.table.showFilterButton;
  }

  get IsDataFiltered(): boolean {
    return this.table.isFiltered;
  }

  /** By column of the table; null where a column is not filtered. */
  get Criteria(): unknown {
    return this.table.columns.map(({ id }) => criteriaOnWire(this.table.filters.get(id)));
  }

  Apply(_range: unknown, columnIndex: unknown, criteria: unknown): void {
    this.table.sheet.workbook.undo.assign(this.table, "showFilterButton", true);
    if (
      columnIndex === null ||
      columnIndex === undefined ||
      criteria === null ||
      criteria === undefined
    )
      return;
    setFilter(this.table, givenInteger(columnIndex), givenCriteria(criteria));
  }

  ClearColumnCriteria(columnIndex: unknown): void {
    setFilter(this.table, givenInteger(columnIndex), null);
  }

  ClearCriteria(): void {
    clearFilters(this.table);
  }

  Reapply(): void {
    reapplyFilters(this.table);
  }

  Remove(): void {
    clearFilters(this.table);
    this.table.sheet.workbook.undo.assign(this.table, "showFilterButton", false);
  }

  GetRange(): RangeNode {
    return new RangeNode(this.table.sheet, this.table.area);
  }

  GetRangeOrNullObject(): RangeNode | null {
    return this.table.showFilterButton ? this.GetRange() : null;
  }
}
