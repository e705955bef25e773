import { itemNotFound } from "../host-error.ts";
import type { Workbook } from "../model/workbook.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { ApplicationNode } from "./application-node.ts";
import { FunctionsNode } from "./functions-node.ts";
import { NamedItemCollectionNode } from "./named-item-node.ts";
import { RangeAreasNode } from "./range/range-areas-node.ts";
import { RangeNode } from "./range/range-node.ts";
import { RuntimeNode } from "./runtime-node.ts";
import { SettingCollectionNode } from "./setting-node.ts";
import { TableCollectionNode } from "./table/table-collection-node.ts";
import { WorksheetCollectionNode } from "./worksheet-collection-node.ts";

/** The root of every path that the add-in takes. */
export class WorkbookNode extends HostNode {
  static override readonly navigation = [
    "Worksheets",
    "Tables",
    "Names",
    "Settings",
    "Application",
    "Functions",
    "_Runtime",
  ];
  readonly workbook: Workbook;
  readonly runtime = new RuntimeNode();
  /** Ranges of events, until the add-in asks for them. */
  readonly eventRanges = new Map<string, RangeNode>();

  constructor(workbook: Workbook) {
    super();
    this.workbook = workbook;
  }

  get className(): string {
    return "Workbook";
  }

  get Name(): string {
    return this.workbook.name;
  }

  get ReadOnly(): boolean {
    return this.workbook.readOnly;
  }

  get IsDirty(): boolean {
    return this.workbook.undo.depth > 0;
  }

  get Worksheets(): WorksheetCollectionNode {
    return new WorksheetCollectionNode(this.workbook);
  }

  get Tables(): TableCollectionNode {
    return new TableCollectionNode(this.workbook, null);
  }

  get Names(): NamedItemCollectionNode {
    return new NamedItemCollectionNode(this.workbook, null);
  }

  get Settings(): SettingCollectionNode {
    return new SettingCollectionNode(this.workbook);
  }

  get Application(): ApplicationNode {
    return new ApplicationNode(this.workbook);
  }

  get Functions(): FunctionsNode {
    return new FunctionsNode(this.workbook);
  }

  get _Runtime(): RuntimeNode {
    return this.runtime;
  }

  GetSelectedRange(): RangeNode {
    const { sheet, area } = this.workbook.selection;
    return new RangeNode(sheet, area);
  }

  /** The model selects one block at a time. */
  GetSelectedRanges(): RangeAreasNode {
    const { sheet, area } = this.workbook.selection;
    return new RangeAreasNode(sheet, [area]);
  }

  GetActiveCell(): RangeNode {
    const { sheet, activeCell } = this.workbook.selection;
    return new RangeNode(sheet, activeCell);
  }

  Save(_behaviour: unknown): void {}

  _GetRangeForEventByReferenceId(id: unknown): RangeNode {
    const range = this._GetRangeOrNullObjectForEventByReferenceId(id);
    if (!range) throw itemNotFound();
    return range;
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: unknown): RangeNode | null {
    const range = this.eventRanges.get(String(id));
    return range?.place ? new RangeNode(range.sheet, range.place) : null;
  }
}
