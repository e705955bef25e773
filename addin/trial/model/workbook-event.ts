import type { Area } from "./cells/area.ts";
import type { CellValue } from "./cells/cell-value.ts";
import type { Table } from "./table/table.ts";
import type { Worksheet } from "./worksheet.ts";

/** Who acts: the person at the workbook, the add-in's own calls, or somebody else who has it open. */
export type Actor = "person" | "add-in" | "co-author";

export type CellChange =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

export type WorkbookEvent =
  | {
      readonly kind: "cells-changed";
      readonly sheet: Worksheet;
      readonly area: Area;
      readonly change: CellChange;
      /** Present for a single edited cell, as in Excel. */
      readonly edit?: { readonly before: CellValue; readonly after: CellValue };
    }
  | {
      readonly kind: "rows-sorted" | "selection-changed";
      readonly sheet: Worksheet;
      readonly area: Area;
    }
  | {
      readonly kind: "rows-hidden";
      readonly sheet: Worksheet;
      readonly area: Area;
      readonly hidden: boolean;
    }
  | {
      readonly kind:
        | "sheet-activated"
        | "sheet-deactivated"
        | "sheet-added"
        | "sheet-deleted"
        | "protection-changed"
        | "calculated";
      readonly sheet: Worksheet;
    }
  | { readonly kind: "sheet-renamed"; readonly sheet: Worksheet; readonly before: string }
  | { readonly kind: "sheet-visibility"; readonly sheet: Worksheet; readonly before: string }
  | {
      readonly kind: "table-added" | "table-deleted";
      readonly sheet: Worksheet;
      readonly table: Table;
    }
  | { readonly kind: "workbook-activated" };

export type AnnouncedEvent = WorkbookEvent & { readonly actor: Actor };
