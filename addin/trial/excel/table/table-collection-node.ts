import { contains, intersection } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import { addTable } from "../../model/table/table-structure.ts";
import type { Workbook } from "../../model/workbook.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { KeyedNode, sameName } from "../collection-node.ts";
import { givenRange } from "../range/given-range.ts";
import { TableNode } from "./table-node.ts";

/** The tables of a sheet, or of the whole workbook. */
export class TableCollectionNode extends KeyedNode<TableNode> {
  readonly workbook: Workbook;
  readonly sheet: Worksheet | null;

  constructor(workbook: Workbook, sheet: Worksheet | null) {
    super();
    this.workbook = workbook;
    this.sheet = sheet;
  }

  get className(): string {
    return "TableCollection";
  }

  get items(): readonly TableNode[] {
    return (this.sheet ? this.sheet.tables : this.workbook.tables).map(
      (table) => new TableNode(table),
    );
  }

  find(key: string): TableNode | undefined {
    return this.items.find(({ table }) => table.id === key || sameName(table.name, key));
  }

  get Count(): number {
    return this.items.length;
  }

  Add(address: unknown, hasHeaders: unknown): TableNode {
    const range = givenRange(this.sheet ?? this.workbook.activeSheet, address);
    return new TableNode(addTable(range.sheet, range.area, hasHeaders === true));
  }
}

/** The tables that a range touches, or wholly contains. */
export class TableScopedCollectionNode extends KeyedNode<TableNode> {
  readonly items: readonly TableNode[];

  constructor(sheet: Worksheet, within: Area, wholly: boolean) {
    super();
    this.items = sheet.tables
      .filter((table) =>
        wholly ? contains(within, table.area) : intersection(within, table.area) !== null,
      )
      .map((table) => new TableNode(table));
  }

  get className(): string {
    return "TableScopedCollection";
  }

  find(key: string): TableNode | undefined {
    return this.items.find(({ table }) => table.id === key || sameName(table.name, key));
  }

  GetFirst(): TableNode {
    return this.GetItemAt(0);
  }
}
