import { invalidArgument, shapeMismatch } from "../../host-error.ts";
import { area } from "../../model/cells/area.ts";
import type { Table } from "../../model/table/table.ts";
import { addTableRows, deleteTableRows } from "../../model/table/table-structure.ts";
import { writeValues } from "../../model/cells/write-cells.ts";
import type { Written } from "../../model/cells/write-cells.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { ListNode } from "../collection-node.ts";
import { givenCells, givenInteger, givenIntegerOr } from "../given.ts";
import { RangeNode } from "../range/range-node.ts";

/** A row has no id: it is addressed by its place, which changes under it. */
export class TableRowNode extends HostNode {
  readonly table: Table;
  readonly #index: number;

  constructor(table: Table, index: number) {
    super();
    this.table = table;
    this.#index = index;
  }

  get className(): string {
    return "TableRow";
  }

  get Index(): number {
    return this.#index;
  }

  get Values(): unknown {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  GetRange(): RangeNode {
    const { bodyTop, left, columns, sheet } = this.table;
    return new RangeNode(sheet, area(bodyTop + this.#index, left, 1, columns.length));
  }

  Delete(): void {
    deleteTableRows(this.table, this.#index, 1);
  }
}

export class TableRowCollectionNode extends ListNode<TableRowNode> {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get className(): string {
    return "TableRowCollection";
  }

  get items(): readonly TableRowNode[] {
    return Array.from(
      { length: this.table.dataRows },
      (_, index) => new TableRowNode(this.table, index),
    );
  }

  get Count(): number {
    return this.table.dataRows;
  }

  Add(index: unknown, values: unknown): TableRowNode {
    const { table } = this;
    const at = givenIntegerOr(index, -1);
    const rows = givenRows(values, table.columns.length);
    const place = at < 0 ? table.dataRows : at;
    const opened = addTableRows(table, place, rows.length);
    writeValues(table.sheet, opened, rows, "RowInserted");
    return new TableRowNode(table, place);
  }

  /** The wire takes rows as numbers here; `deleteRows` with objects is newer than what the add-in may use. */
  DeleteRowsAt(index: unknown, count: unknown): void {
    deleteTableRows(this.table, givenInteger(index), givenIntegerOr(count, 1));
  }
}

function givenRows(values: unknown, width: number): readonly (readonly Written[])[] {
  if (values === null || values === undefined) return [Array.from({ length: width }, () => null)];
  const cells = givenCells(values);
  if (!Array.isArray(cells)) throw invalidArgument();
  if (cells.some((row: readonly Written[]) => row.length !== width)) throw shapeMismatch();
  return cells;
}
