import { invalidArgument, itemNotFound } from "../../host-error.ts";
import { area } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { Table } from "../../model/table/table.ts";
import { addTableColumn, deleteTableColumn } from "../../model/table/table-structure.ts";
import { writeValues } from "../../model/cells/write-cells.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { KeyedNode, sameName } from "../collection-node.ts";
import { FilterNode } from "./filter-node.ts";
import { givenCells, givenIntegerOr, givenText } from "../given.ts";
import { RangeNode } from "../range/range-node.ts";

export class TableColumnNode extends HostNode {
  static override readonly navigation = ["Filter"];
  readonly table: Table;
  readonly columnId: number;

  constructor(table: Table, columnId: number) {
    super();
    this.table = table;
    this.columnId = columnId;
  }

  get className(): string {
    return "TableColumn";
  }

  override get identity(): Record<string, string> {
    return { Id: String(this.columnId) };
  }

  get Id(): number {
    return this.columnId;
  }

  get Index(): number {
    const index = this.table.columnIndex(this.columnId);
    if (index < 0) throw itemNotFound();
    return index;
  }

  get Name(): string {
    return this.table.columns[this.Index]?.name ?? "";
  }

  set Name(name: unknown) {
    if (!this.table.headerArea) throw itemNotFound();
    writeValues(this.table.sheet, this.#part(this.table.headerArea), `'${givenText(name)}`);
  }

  get Values(): unknown {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  get Filter(): FilterNode {
    return new FilterNode(this.table, this.Index);
  }

  GetRange(): RangeNode {
    return new RangeNode(this.table.sheet, this.#part(this.table.area));
  }

  GetDataBodyRange(): RangeNode {
    return new RangeNode(this.table.sheet, this.#part(this.table.bodyArea));
  }

  GetHeaderRowRange(): RangeNode {
    if (!this.table.headerArea) throw itemNotFound();
    return new RangeNode(this.table.sheet, this.#part(this.table.headerArea));
  }

  GetTotalRowRange(): RangeNode {
    if (!this.table.totalsArea) throw itemNotFound();
    return new RangeNode(this.table.sheet, this.#part(this.table.totalsArea));
  }

  Delete(): void {
    deleteTableColumn(this.table, this.Index);
  }

  #part(of: Area): Area {
    return area(of.top, of.left + this.Index, of.rows, 1);
  }
}

export class TableColumnCollectionNode extends KeyedNode<TableColumnNode> {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get className(): string {
    return "TableColumnCollection";
  }

  get items(): readonly TableColumnNode[] {
    return this.table.columns.map(({ id }) => new TableColumnNode(this.table, id));
  }

  /** Names win over ids: a header may be a number. */
  find(key: string): TableColumnNode | undefined {
    const column =
      this.table.columns.find(({ name }) => sameName(name, key)) ??
      this.table.columns.find(({ id }) => String(id) === key);
    return column && new TableColumnNode(this.table, column.id);
  }

  get Count(): number {
    return this.table.columns.length;
  }

  /** `values` are the header and the body, or the body alone when a name is given too. */
  Add(index: unknown, values: unknown, name: unknown): TableColumnNode {
    const at = givenIntegerOr(index, -1);
    const cells = values === null || values === undefined ? null : givenCells(values);
    const given = name === null || name === undefined ? undefined : givenText(name);
    const id = addTableColumn(this.table, given, at < 0 ? this.table.columns.length : at);
    const column = new TableColumnNode(this.table, id);
    if (cells === null) return column;
    const rows = Array.isArray(cells) ? cells.length : 1;
    const { dataRows } = this.table;
    const range =
      rows === dataRows && (given !== undefined || dataRows !== this.table.area.rows)
        ? column.GetDataBodyRange()
        : column.GetRange();
    if (Array.isArray(cells) && rows !== range.area.rows) throw invalidArgument();
    range.Values = cells;
    return column;
  }
}
