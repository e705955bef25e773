import type { Table } from "../../model/table/table.ts";
import { sortTable } from "../../model/table/table-sort.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { givenSortFields } from "../range/range-sort-node.ts";

export class TableSortNode extends HostNode {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get className(): string {
    return "TableSort";
  }

  get Fields(): unknown {
    return this.table.sortFields.map(({ key, ascending }) => ({ key, ascending, sortOn: "Value" }));
  }

  get MatchCase(): boolean {
    return this.table.matchCase;
  }

  Apply(fields: unknown, matchCase: unknown): void {
    sortTable(this.table, givenSortFields(fields), matchCase === true);
  }

  /** Forgets the order's marks; the rows stay as they are. */
  Clear(): void {
    this.table.sheet.workbook.undo.assign(this.table, "sortFields", []);
  }

  Reapply(): void {
    sortTable(this.table, this.table.sortFields, this.table.matchCase);
  }
}
