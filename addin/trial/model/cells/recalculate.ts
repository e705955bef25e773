import type { Area } from "./area.ts";
import type { Worksheet } from "../worksheet.ts";

/** Called after cells were written. Without a calculation, formulas are stored: their value is what was stored with them. */
export function recalculate(sheet: Worksheet, changed: Area): void {
  sheet.workbook.calculation?.changed(sheet, changed);
}
