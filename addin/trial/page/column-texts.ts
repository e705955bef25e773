import { bottomOf } from "../model/cells/area.ts";
import type { CellValue } from "../model/cells/cell-value.ts";
import { isDateFormat } from "../model/format/format-tokens.ts";
import type { Table } from "../model/table/table.ts";

const MOST_SHOWN = 1000;

type Shown = { readonly text: string; readonly value: CellValue };

/** The different texts of a column, in the order of what is behind them: numbers, then texts, blanks last. Case does not count. */
export function columnTexts(table: Table, columnIndex: number): string[] {
  const { sheet, bodyArea } = table;
  const column = table.left + columnIndex;
  const values = new Map<string, Shown>();
  for (let row = bodyArea.top; row < bottomOf(bodyArea) && values.size < MOST_SHOWN; row++) {
    const text = sheet.text(row, column);
    const key = text.toLowerCase();
    if (!values.has(key)) values.set(key, { text, value: sheet.cells.value(row, column) });
  }
  return [...values.values()].toSorted(compared).map(({ text }) => text);
}

function compared(a: Shown, b: Shown): number {
  if (typeof a.value === "number" && typeof b.value === "number") return a.value - b.value;
  const rank = ({ value }: Shown): number => (value === "" ? 2 : typeof value === "number" ? 0 : 1);
  return rank(a) - rank(b) || a.text.localeCompare(b.text);
}

/** What the two directions of sorting are called, by what the column holds first. */
export function sortLabels(
  { sheet, bodyArea, left }: Table,
  columnIndex: number,
): readonly [string, string] {
  const column = left + columnIndex;
  for (let row = bodyArea.top; row < bottomOf(bodyArea); row++) {
    const value = sheet.cells.value(row, column);
    if (typeof value === "number") {
      const dates = isDateFormat(sheet.cells.format(row, column) ?? "General");
      return dates
        ? ["Sort oldest first", "Sort newest first"]
        : ["Sort smallest first", "Sort largest first"];
    }
    if (value !== "") break;
  }
  return ["Sort A to Z", "Sort Z to A"];
}
