import { blockOf } from "./find-table.ts";
import { jsonBytes } from "./cells-of.ts";
import type { OutcomeColumn } from "../sheet-table.ts";
import type { FoundTable } from "./find-table.ts";
import type { RowChange } from "./outcome-cells.ts";

const outcomeColumns: readonly OutcomeColumn[] = ["run", "invoice", "status", "key"];

/** What one cell written on its own costs in a request beside its text. */
const bytesOfSingleCell = 700;

/**
 * The writes of some rows, as requests that each stay under the limit. A block of values over filtered
 * rows would land in the visible ones, so there each cell is written on its own.
 */
export function portionsOf(
  found: FoundTable,
  changes: readonly RowChange[],
  requestBytes: number,
): (() => void)[] {
  if (changes.length === 0) return [];
  return found.hasHiddenRows
    ? singleCells(found, changes, requestBytes)
    : [() => writeBlocks(found, changes)];
}

/** One block a column, from the first to the last changed row; null leaves a cell as it is. */
function writeBlocks(found: FoundTable, changes: readonly RowChange[]): void {
  for (const column of outcomeColumns) {
    const at = found.outcome[column];
    const rows = changes.filter(({ texts }) => texts[column] !== undefined);
    const first = rows[0]?.index ?? 0;
    const last = rows.at(-1)?.index ?? -1;
    if (at === null || last < first) continue;
    const values: (string | null)[][] = Array.from({ length: last - first + 1 }, () => [null]);
    for (const { index, texts } of rows) values[index - first] = [asText(texts[column] ?? "")];
    const block = blockOf(found.body, first, values.length, at, 1);
    block.values = values;
    block.untrack();
  }
}

function singleCells(
  found: FoundTable,
  changes: readonly RowChange[],
  requestBytes: number,
): (() => void)[] {
  const portions: { row: number; column: number; text: string }[][] = [[]];
  let bytes = 0;
  for (const { index, texts } of changes)
    for (const column of outcomeColumns) {
      const [at, text] = [found.outcome[column], texts[column]];
      if (at === null || text === undefined) continue;
      const cost = bytesOfSingleCell + jsonBytes(text);
      if (bytes + cost > requestBytes) {
        portions.push([]);
        bytes = 0;
      }
      bytes += cost;
      portions.at(-1)?.push({ row: index, column: at, text: asText(text) });
    }
  return portions.map((cells) => () => {
    for (const { row, column, text } of cells) {
      const cell = found.body.getCell(row, column);
      cell.values = [[text]];
      cell.untrack();
    }
  });
}

/** The apostrophe keeps a text a text: "=A1", "007", "November 2026". It is not part of what the cell says. */
function asText(text: string): string {
  return text === "" ? "" : `'${text}`;
}
