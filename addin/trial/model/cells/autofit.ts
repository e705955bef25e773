import { bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import { setColumnWidth } from "./hidden-lines.ts";
import type { Worksheet } from "../worksheet.ts";

const CHARACTER_PX = 7;
const PADDING_PX = 12;
const ROWS_MEASURED = 2000;

/** Widths by the longest text, without measuring glyphs. */
export function autofitColumns(sheet: Worksheet, within: Area, narrowestPx: number): void {
  const used = sheet.cells.used();
  if (!used) return;
  const bottom = Math.min(bottomOf(within), bottomOf(used), within.top + ROWS_MEASURED);
  for (let column = within.left; column < Math.min(rightOf(within), rightOf(used)); column++) {
    let longest = 0;
    for (let row = within.top; row < bottom; row++)
      longest = Math.max(longest, sheet.text(row, column).length);
    if (longest > 0) {
      const width = Math.max(narrowestPx / 2, longest * CHARACTER_PX + PADDING_PX);
      setColumnWidth(sheet, { ...within, left: column, columns: 1 }, width);
    }
  }
}
