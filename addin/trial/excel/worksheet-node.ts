import { HostError, invalidArgument, itemAlreadyExists } from "../host-error.ts";
import { area } from "../model/cells/area.ts";
import { guardSheet } from "../model/sheet-protection.ts";
import { checkedSheetName } from "../model/worksheet.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { FreezePanesNode } from "./freeze-panes-node.ts";
import { givenInteger, givenText } from "./given.ts";
import { rangeAt } from "./range/given-range.ts";
import { NamedItemCollectionNode } from "./named-item-node.ts";
import { RangeNode } from "./range/range-node.ts";
import { TableCollectionNode } from "./table/table-collection-node.ts";
import { WorksheetProtectionNode } from "./worksheet-protection-node.ts";

export class WorksheetNode extends HostNode {
  static override readonly navigation = ["Tables", "Names", "Protection", "FreezePanes"];
  readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  get className(): string {
    return "Worksheet";
  }

  override get identity(): Record<string, string> {
    return { Id: this.sheet.id };
  }

  get Id(): string {
    return this.sheet.id;
  }

  get Name(): string {
    return this.sheet.name;
  }

  set Name(name: unknown) {
    const { workbook } = this.sheet;
    workbook.refuseWhenReadOnly();
    const wanted = checkedSheetName(givenText(name));
    const holder = workbook.sheetNamed(wanted);
    if (holder && holder !== this.sheet) throw itemAlreadyExists();
    const before = this.sheet.name;
    workbook.undo.assign(this.sheet, "name", wanted);
    workbook.announce({ kind: "sheet-renamed", sheet: this.sheet, before });
  }

  get Position(): number {
    return this.sheet.workbook.sheets.indexOf(this.sheet);
  }

  set Position(position: unknown) {
    const { workbook } = this.sheet;
    const at = givenInteger(position);
    if (at < 0 || at >= workbook.sheets.length) throw invalidArgument();
    const others = workbook.sheets.filter((sheet) => sheet !== this.sheet);
    workbook.undo.assign(workbook, "sheets", others.toSpliced(at, 0, this.sheet));
  }

  get Visibility(): string {
    return this.sheet.visibility;
  }

  set Visibility(value: unknown) {
    const { workbook } = this.sheet;
    const wanted = (["Visible", "Hidden", "VeryHidden"] as const).find((known) => known === value);
    if (!wanted) throw invalidArgument();
    const others = workbook.sheets.filter(
      (sheet) => sheet !== this.sheet && sheet.visibility === "Visible",
    );
    const [next] = others;
    if (wanted !== "Visible" && !next) {
      throw new HostError(
        "GeneralException",
        "A workbook must contain at least one visible worksheet.",
      );
    }
    const before = this.sheet.visibility;
    workbook.undo.assign(this.sheet, "visibility", wanted);
    if (wanted !== "Visible" && workbook.activeSheet === this.sheet && next)
      workbook.activate(next);
    workbook.announce({ kind: "sheet-visibility", sheet: this.sheet, before });
  }

  get TabColor(): string {
    return this.sheet.tabColor;
  }

  set TabColor(color: unknown) {
    this.sheet.workbook.undo.assign(this.sheet, "tabColor", givenText(color));
  }

  get Tables(): TableCollectionNode {
    return new TableCollectionNode(this.sheet.workbook, this.sheet);
  }

  get Names(): NamedItemCollectionNode {
    return new NamedItemCollectionNode(this.sheet.workbook, this.sheet);
  }

  get Protection(): WorksheetProtectionNode {
    return new WorksheetProtectionNode(this.sheet);
  }

  get FreezePanes(): FreezePanesNode {
    return new FreezePanesNode(this.sheet);
  }

  GetRange(address: unknown): RangeNode {
    return rangeAt(this.sheet, address);
  }

  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): RangeNode {
    const place = area(
      givenInteger(row),
      givenInteger(column),
      givenInteger(rows),
      givenInteger(columns),
    );
    return new RangeNode(this.sheet, place);
  }

  GetCell(row: unknown, column: unknown): RangeNode {
    return new RangeNode(this.sheet, area(givenInteger(row), givenInteger(column), 1, 1));
  }

  /** An empty sheet answers its first cell. */
  GetUsedRange(valuesOnly: unknown): RangeNode {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? new RangeNode(this.sheet, area(0, 0, 1, 1));
  }

  GetUsedRangeOrNullObject(_valuesOnly: unknown): RangeNode | null {
    const used = this.sheet.cells.used();
    return used && new RangeNode(this.sheet, used);
  }

  GetNextOrNullObject(visibleOnly: unknown): WorksheetNode | null {
    return this.#neighbour(1, visibleOnly === true);
  }

  GetPreviousOrNullObject(visibleOnly: unknown): WorksheetNode | null {
    return this.#neighbour(-1, visibleOnly === true);
  }

  Activate(): void {
    if (this.sheet.visibility !== "Visible") {
      throw new HostError("InvalidOperation", "A hidden sheet can't be activated.");
    }
    this.sheet.workbook.activate(this.sheet);
  }

  Delete(): void {
    guardSheet(this.sheet);
    if (this.sheet.visibility === "VeryHidden") {
      throw new HostError("GeneralException", "A very hidden sheet can't be deleted.");
    }
    this.sheet.workbook.deleteSheet(this.sheet);
  }

  #neighbour(step: 1 | -1, visibleOnly: boolean): WorksheetNode | null {
    const { sheets } = this.sheet.workbook;
    for (let at = sheets.indexOf(this.sheet) + step; at >= 0 && at < sheets.length; at += step) {
      const sheet = sheets[at];
      if (sheet && (!visibleOnly || sheet.visibility === "Visible"))
        return new WorksheetNode(sheet);
    }
    return null;
  }
}
