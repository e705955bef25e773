import type { Workbook } from "../model/workbook.ts";
import { KeyedNode, sameName } from "./collection-node.ts";
import { givenText } from "./given.ts";
import { WorksheetNode } from "./worksheet-node.ts";

export class WorksheetCollectionNode extends KeyedNode<WorksheetNode> {
  readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    super();
    this.workbook = workbook;
  }

  get className(): string {
    return "WorksheetCollection";
  }

  get items(): readonly WorksheetNode[] {
    return this.workbook.sheets.map((sheet) => new WorksheetNode(sheet));
  }

  find(key: string): WorksheetNode | undefined {
    return this.items.find(({ sheet }) => sheet.id === key || sameName(sheet.name, key));
  }

  override GetCount(visibleOnly?: unknown): number {
    return this.#shown(visibleOnly).length;
  }

  Add(name: unknown): WorksheetNode {
    const given = name === null || name === undefined ? undefined : givenText(name);
    return new WorksheetNode(this.workbook.addSheet(given));
  }

  GetActiveWorksheet(): WorksheetNode {
    return new WorksheetNode(this.workbook.activeSheet);
  }

  GetFirst(visibleOnly: unknown): WorksheetNode | undefined {
    return this.#shown(visibleOnly)[0];
  }

  GetLast(visibleOnly: unknown): WorksheetNode | undefined {
    return this.#shown(visibleOnly).at(-1);
  }

  #shown(visibleOnly: unknown): readonly WorksheetNode[] {
    return this.items.filter(({ sheet }) => visibleOnly !== true || sheet.visibility === "Visible");
  }
}
