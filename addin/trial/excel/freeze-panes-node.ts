import { area } from "../model/cells/area.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { givenIntegerOr } from "./given.ts";
import { RangeNode } from "./range/range-node.ts";

export class FreezePanesNode extends HostNode {
  readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  get className(): string {
    return "WorksheetFreezePanes";
  }

  FreezeRows(count: unknown): void {
    this.sheet.workbook.undo.assign(this.sheet, "frozenRows", givenIntegerOr(count, 1));
  }

  Unfreeze(): void {
    this.sheet.workbook.undo.assign(this.sheet, "frozenRows", 0);
  }

  GetLocationOrNullObject(): RangeNode | null {
    const { frozenRows } = this.sheet;
    return frozenRows > 0 ? new RangeNode(this.sheet, area(0, 0, frozenRows, 16_384)) : null;
  }
}
