import { invalidArgument, itemNotFound } from "../../host-error.ts";
import { clearFilters, reapplyFilters } from "../../model/table/table-filter.ts";
import type { Table } from "../../model/table/table.ts";
import {
  deleteTable,
  dissolveTable,
  renameTable,
  resizeTable,
  showHeaders,
  showTotals,
} from "../../model/table/table-structure.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { AutoFilterNode } from "./auto-filter-node.ts";
import { givenBoolean, givenText } from "../given.ts";
import { givenRange } from "../range/given-range.ts";
import { nodes } from "../nodes.ts";
import { RangeNode } from "../range/range-node.ts";
import { TableColumnCollectionNode } from "./table-column-node.ts";
import { TableRowCollectionNode } from "./table-row-node.ts";
import { TableSortNode } from "./table-sort-node.ts";

export class TableNode extends HostNode {
  static override readonly navigation = ["Columns", "Rows", "Sort", "AutoFilter", "Worksheet"];
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get className(): string {
    return "Table";
  }

  override get identity(): Record<string, string> {
    return { Id: this.table.id };
  }

  get Id(): string {
    return this.table.id;
  }

  get LegacyId(): string {
    return this.table.id;
  }

  get Name(): string {
    return this.table.name;
  }

  set Name(name: unknown) {
    renameTable(this.table, givenText(name));
  }

  get ShowHeaders(): boolean {
    return this.table.showHeaders;
  }

  set ShowHeaders(show: unknown) {
    showHeaders(this.table, givenBoolean(show));
  }

  get ShowTotals(): boolean {
    return this.table.showTotals;
  }

  set ShowTotals(show: unknown) {
    showTotals(this.table, givenBoolean(show));
  }

  get ShowBandedRows(): boolean {
    return this.table.showBandedRows;
  }

  set ShowBandedRows(show: unknown) {
    this.#sheet.workbook.undo.assign(this.table, "showBandedRows", givenBoolean(show));
  }

  get ShowFilterButton(): boolean {
    return this.table.showFilterButton;
  }

  set ShowFilterButton(show: unknown) {
    this.#sheet.workbook.undo.assign(this.table, "showFilterButton", givenBoolean(show));
  }

  get Style(): string {
    return this.table.style;
  }

  set Style(style: unknown) {
    this.#sheet.workbook.undo.assign(this.table, "style", givenText(style));
  }

  get Columns(): TableColumnCollectionNode {
    return new TableColumnCollectionNode(this.table);
  }

  get Rows(): TableRowCollectionNode {
    return new TableRowCollectionNode(this.table);
  }

  get Sort(): TableSortNode {
    return new TableSortNode(this.table);
  }

  get AutoFilter(): AutoFilterNode {
    return new AutoFilterNode(this.table);
  }

  get Worksheet(): HostNode {
    return nodes().worksheet(this.#sheet);
  }

  GetRange(): RangeNode {
    return new RangeNode(this.#sheet, this.table.area);
  }

  GetDataBodyRange(): RangeNode {
    return new RangeNode(this.#sheet, this.table.bodyArea);
  }

  GetHeaderRowRange(): RangeNode {
    if (!this.table.headerArea) throw itemNotFound();
    return new RangeNode(this.#sheet, this.table.headerArea);
  }

  GetTotalRowRange(): RangeNode {
    if (!this.table.totalsArea) throw itemNotFound();
    return new RangeNode(this.#sheet, this.table.totalsArea);
  }

  ClearFilters(): void {
    clearFilters(this.table);
  }

  ReapplyFilters(): void {
    reapplyFilters(this.table);
  }

  Resize(range: unknown): void {
    const to = givenRange(this.#sheet, range);
    if (to.sheet !== this.#sheet) throw invalidArgument();
    resizeTable(this.table, to.area);
  }

  ConvertToRange(): RangeNode {
    const { area } = this.table;
    dissolveTable(this.table);
    return new RangeNode(this.#sheet, area);
  }

  Delete(): void {
    deleteTable(this.table);
  }

  get #sheet(): Worksheet {
    return this.table.sheet;
  }
}
