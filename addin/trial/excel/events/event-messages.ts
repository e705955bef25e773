import { addressOf } from "../../model/cells/a1.ts";
import { intersection, isWholeColumns, isWholeRows } from "../../model/cells/area.ts";
import { plainValue, valueTypeOf } from "../../model/cells/cell-value.ts";
import type { AnnouncedEvent } from "../../model/workbook-event.ts";
import { EventType, WORKBOOK_TARGET } from "./event-registrations.ts";

/** One message to the add-in, before it is known whether it listens. */
export type EventMessage = {
  readonly type: number;
  readonly target: string;
  readonly args: Readonly<Record<string, unknown>>;
};

/** What Office.js is told of an event of the model. `referenceId` is how `event.getRange` finds the cells. */
export function messagesOf(event: AnnouncedEvent, referenceId: string): EventMessage[] {
  const source = event.actor === "co-author" ? "Remote" : "Local";
  if (event.kind === "workbook-activated") {
    return [{ type: EventType.workbookActivated, target: WORKBOOK_TARGET, args: {} }];
  }
  const worksheetId = event.sheet.id;
  const both = (type: number, args: Record<string, unknown>): EventMessage[] =>
    [worksheetId, WORKBOOK_TARGET].map((target) => ({
      type,
      target,
      args: { source, worksheetId, ...args },
    }));
  const whole = (type: number, args: Record<string, unknown> = {}): EventMessage[] => [
    { type, target: WORKBOOK_TARGET, args: { source, worksheetId, ...args } },
  ];
  switch (event.kind) {
    case "cells-changed":
      return changeMessages(event, source, referenceId);
    case "rows-sorted":
      return both(EventType.sheetRowSorted, { address: addressOf(event.area) });
    case "rows-hidden":
      return both(EventType.sheetRowHiddenChanged, {
        address: `${event.area.top + 1}:${event.area.top + event.area.rows}`,
        changeType: event.hidden ? "Hidden" : "Unhidden",
      });
    case "selection-changed":
      return [
        ...both(EventType.sheetSelectionChanged, { address: addressOf(event.area) }),
        ...tableSelections(event),
      ];
    case "sheet-activated":
      return both(EventType.sheetActivated, {});
    case "sheet-deactivated":
      return both(EventType.sheetDeactivated, {});
    case "sheet-added":
      return whole(EventType.sheetAdded);
    case "sheet-deleted":
      return whole(EventType.sheetDeleted);
    case "sheet-renamed":
      return both(EventType.sheetNameChanged, {
        nameBefore: event.before,
        nameAfter: event.sheet.name,
      });
    case "sheet-visibility":
      return both(EventType.sheetVisibilityChanged, {
        visibilityBefore: event.before,
        visibilityAfter: event.sheet.visibility,
      });
    case "calculated":
      return both(EventType.sheetCalculated, {});
    case "protection-changed":
      return both(EventType.sheetProtectionChanged, {
        isProtected: event.sheet.protection !== null,
      });
    case "table-added":
      return both(EventType.tableAdded, { tableId: event.table.id });
    case "table-deleted":
      return both(EventType.tableDeleted, { tableId: event.table.id, tableName: event.table.name });
  }
}

type CellsChanged = Extract<AnnouncedEvent, { kind: "cells-changed" }>;

function changeMessages(event: CellsChanged, source: string, referenceId: string): EventMessage[] {
  const { sheet, area, change, edit, actor } = event;
  const args = {
    changeType: change,
    source,
    worksheetId: sheet.id,
    address: addressOf(area),
    referenceId,
    shiftDirection: shiftDirectionOf(event),
    ...(actor === "add-in" ? { triggerSource: "ThisLocalAddin" } : {}),
    ...(edit
      ? {
          valueBefore: plainValue(edit.before),
          valueAfter: plainValue(edit.after),
          valueTypeBefore: valueTypeOf(edit.before),
          valueTypeAfter: valueTypeOf(edit.after),
        }
      : {}),
  };
  const messages: EventMessage[] = [sheet.id, WORKBOOK_TARGET].map((target) => ({
    type: EventType.sheetChanged,
    target,
    args,
  }));
  for (const table of sheet.tables) {
    if (!intersection(table.area, area)) continue;
    for (const target of [table.id, sheet.id, WORKBOOK_TARGET]) {
      messages.push({ type: EventType.tableChanged, target, args: { ...args, tableId: table.id } });
    }
  }
  return messages;
}

function shiftDirectionOf({ change, area }: CellsChanged): string {
  if (change === "RangeEdited") return "None";
  const across = !isWholeRows(area) && (isWholeColumns(area) || area.rows > area.columns);
  if (change.endsWith("Inserted")) return across ? "ShiftCellRight" : "ShiftCellDown";
  return across ? "ShiftCellLeft" : "ShiftCellUp";
}

function tableSelections(
  event: Extract<AnnouncedEvent, { sheet: unknown; area: unknown }>,
): EventMessage[] {
  return event.sheet.tables.map((table) => {
    const inside = intersection(table.area, event.area);
    return {
      type: EventType.tableSelectionChanged,
      target: table.id,
      args: {
        worksheetId: event.sheet.id,
        tableId: table.id,
        address: inside ? addressOf(inside) : "",
      },
    };
  });
}
