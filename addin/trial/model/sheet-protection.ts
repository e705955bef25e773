import { HostError, accessDenied } from "../host-error.ts";
import { bottomOf, rightOf } from "./cells/area.ts";
import type { Area } from "./cells/area.ts";
import type { Worksheet } from "./worksheet.ts";

export type ProtectionOptions = Readonly<Record<string, boolean | string>>;

export type SheetProtection = { readonly options: ProtectionOptions; readonly password: string };

export const DEFAULT_PROTECTION: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

/** Refuses a change of locked cells on a protected sheet, and of anything in a workbook open for reading. */
export function guardCells(sheet: Worksheet, within: Area): void {
  sheet.workbook.refuseWhenReadOnly();
  if (!sheet.protection) return;
  for (let column = within.left; column < rightOf(within); column++) {
    for (let row = within.top; row < bottomOf(within); row++) {
      if (sheet.cells.style(row, column)?.unlocked !== true) throw accessDenied();
    }
  }
}

/** Refuses what the protection does not allow by an option of its own. */
export function guardSheet(sheet: Worksheet, option?: string): void {
  sheet.workbook.refuseWhenReadOnly();
  if (sheet.protection && (option === undefined || sheet.protection.options[option] !== true))
    throw accessDenied();
}

/** Excel refuses to protect what is protected already; protecting empties the undo list. */
export function protectSheet(sheet: Worksheet, options: ProtectionOptions, password: string): void {
  if (sheet.protection) throw accessDenied();
  sheet.protection = { options: { ...DEFAULT_PROTECTION, ...options }, password };
  sheet.workbook.undo.clear();
  sheet.workbook.announce({ kind: "protection-changed", sheet });
}

export function unprotectSheet(sheet: Worksheet, password: string): void {
  if (!sheet.protection) throw accessDenied();
  if (sheet.protection.password !== password) {
    throw new HostError("AccessDenied", "The password you supplied is not correct.");
  }
  sheet.protection = null;
  sheet.workbook.undo.clear();
  sheet.workbook.announce({ kind: "protection-changed", sheet });
}
