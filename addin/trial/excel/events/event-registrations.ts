import type { HostNode } from "../../rich-api/host-node.ts";
import { TableCollectionNode } from "../table/table-collection-node.ts";
import { TableNode } from "../table/table-node.ts";
import { WorkbookNode } from "../workbook-node.ts";
import { WorksheetCollectionNode } from "../worksheet-collection-node.ts";
import { WorksheetNode } from "../worksheet-node.ts";

/** Numbers that Office.js gives to events. */
export const EventType = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelectionChanged: 14,
  sheetDeleted: 15,
  sheetCalculated: 16,
  sheetFormatChanged: 18,
  sheetRowSorted: 19,
  sheetRowHiddenChanged: 22,
  sheetProtectionChanged: 24,
  sheetNameChanged: 25,
  sheetVisibilityChanged: 26,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  workbookActivated: 2200,
} as const;

/** The target of events of the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

const SHEET_EVENTS: ReadonlyMap<string, number> = new Map([
  ["DataChanged", EventType.sheetChanged],
  ["Activated", EventType.sheetActivated],
  ["Deactivated", EventType.sheetDeactivated],
  ["SelectionChanged", EventType.sheetSelectionChanged],
  ["Calculated", EventType.sheetCalculated],
  ["FormatChanged", EventType.sheetFormatChanged],
  ["RowSorted", EventType.sheetRowSorted],
  ["RowHiddenChanged", EventType.sheetRowHiddenChanged],
  ["ProtectionChanged", EventType.sheetProtectionChanged],
  ["NameChanged", EventType.sheetNameChanged],
  ["VisibilityChanged", EventType.sheetVisibilityChanged],
]);

const SHEETS_EVENTS: ReadonlyMap<string, number> = new Map([
  ...SHEET_EVENTS,
  ["Added", EventType.sheetAdded],
  ["Deleted", EventType.sheetDeleted],
]);

const TABLE_EVENTS: ReadonlyMap<string, number> = new Map([
  ["DataChanged", EventType.tableChanged],
  ["SelectionChanged", EventType.tableSelectionChanged],
]);

const TABLES_EVENTS: ReadonlyMap<string, number> = new Map([
  ["DataChanged", EventType.tableChanged],
  ["Added", EventType.tableAdded],
  ["Deleted", EventType.tableDeleted],
]);

const WORKBOOK_EVENTS: ReadonlyMap<string, number> = new Map([
  ["Activated", EventType.workbookActivated],
]);

/** What the add-in listens to: `x.onChanged.add` and `remove`, by event and target. */
export class EventRegistrations {
  readonly #counts = new Map<string, number>();

  /** `registration` is e.g. `_RegisterDataChangedEvent`; false when the event is not modelled. */
  listen(node: HostNode, registration: string): boolean {
    const match = /^_(Un)?[Rr]egister(?:Event)?(\w+?)(?:Event)?$/.exec(registration);
    const found = match?.[2] === undefined ? undefined : eventOf(node, match[2]);
    if (!match || !found) return false;
    const key = `${found.type}/${found.target}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + (match[1] ? -1 : 1));
    return true;
  }

  hears(type: number, target: string): boolean {
    return (this.#counts.get(`${type}/${target}`) ?? 0) > 0;
  }

  /** Registrations that were not taken back, for tests of cleaning up. */
  get open(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

function eventOf(node: HostNode, name: string): { type: number; target: string } | null {
  const [events, target] =
    node instanceof WorksheetNode
      ? [SHEET_EVENTS, node.sheet.id]
      : node instanceof WorksheetCollectionNode
        ? [SHEETS_EVENTS, WORKBOOK_TARGET]
        : node instanceof TableNode
          ? [TABLE_EVENTS, node.table.id]
          : node instanceof TableCollectionNode
            ? [TABLES_EVENTS, node.sheet?.id ?? WORKBOOK_TARGET]
            : node instanceof WorkbookNode
              ? [WORKBOOK_EVENTS, WORKBOOK_TARGET]
              : [null, ""];
  const type = events?.get(name);
  return type === undefined ? null : { type, target };
}
