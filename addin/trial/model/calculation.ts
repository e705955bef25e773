import type { Area } from "./cells/area.ts";
import type { Table } from "./table/table.ts";
import type { Shift } from "./cells/shift.ts";
import type { Worksheet } from "./worksheet.ts";

/** What computes the formulas of a workbook. A workbook without one keeps formulas as texts. */
export type Calculation = {
  /** Cells were written. */
  changed(sheet: Worksheet, area: Area): void;
  /** Cells moved; formulas that moved are to be found again. */
  moved(sheet: Worksheet): void;
  /** Adjusts the references of all formulas to cells that moved, so that it can be undone. */
  shifted(sheet: Worksheet, shift: Shift): void;
  /** Rows were added to a table at `at`, counted from its first data row: calculated columns go on. */
  rowsAdded(table: Table, at: number, count: number): void;
  /** A formula as it reads after it was copied so many rows down. */
  copied(formula: string, rowsDown: number): string;
  /** Computes everything again, whatever the calculation mode. */
  calculate(): void;
};
