import { bottomOf } from "../model/cells/area.ts";
import type { CellValue } from "../model/cells/cell-value.ts";
import type { Table } from "../model/table/table.ts";

const MOST_SHOWN = 1000;

/** The different texts of a column, in the order of what is behind them: numbers, then texts, blanks last. */
export function columnTexts(table: Table, columnIndex: number): string[] {
  const { sheet, bodyArea } = table;
  const column = table.left + columnIndex;
  const values = new Map<string, CellValue>();
  for (let row = bodyArea.top; row < bottomOf(bodyArea) && values.size < MOST_SHOWN; row++) {
    const text = sheet.text(row, column);
    if (!values.has(text)) values.set(text, sheet.cells.value(row, column));
  }
  return [...values].toSorted(([textA, a], [textB, b]) => compared(textA, a, textB, b)).map(([text]) => text);
}

function compared(textA: string, a: CellValue, textB: string, b: CellValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const rank = (value: CellValue): number => (value === "" ? 2 : typeof value === "number" ? 0 : 1);
  return rank(a) - rank(b) || textA.localeCompare(textB);
}
