import { invalidArgument, notModelled } from "../../host-error.ts";
import { area } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import { guardCells } from "../../model/sheet-protection.ts";
import type { SortField } from "../../model/table/table.ts";
import { sortRows } from "../../model/table/table-sort.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { field, givenInteger, givenRecord } from "../given.ts";

export class RangeSortNode extends HostNode {
  readonly sheet: Worksheet;
  readonly area: Area;

  constructor(sheet: Worksheet, of: Area) {
    super();
    this.sheet = sheet;
    this.area = of;
  }

  get className(): string {
    return "RangeSort";
  }

  Apply(fields: unknown, matchCase: unknown, hasHeaders: unknown, orientation: unknown): void {
    if (orientation === "Columns") throw notModelled("sorting by columns");
    guardCells(this.sheet, this.area);
    const { top, left, rows, columns } = this.area;
    const body = hasHeaders === true ? area(top + 1, left, rows - 1, columns) : this.area;
    sortRows(this.sheet, body, givenSortFields(fields), matchCase === true);
  }
}

export function givenSortFields(value: unknown): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  return value.map((item: unknown) => {
    const record = givenRecord(item);
    const sortOn = field(record, "sortOn") ?? "Value";
    if (sortOn !== "Value") throw notModelled(`sorting on ${JSON.stringify(sortOn)}`);
    return {
      key: givenInteger(field(record, "key")),
      ascending: field(record, "ascending") !== false,
    };
  });
}
