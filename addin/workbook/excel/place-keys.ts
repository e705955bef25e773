import { jsonBytes } from "./cells-of.ts";
import { editOutcomes } from "./outcome-editor.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { LongOptions, PlacedKey } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";

/** Puts keys back on rows that lost them; a row whose key is another one by now is left alone (R10). */
export async function placeKeys(
  run: RunSession,
  table: SheetTable,
  keys: readonly PlacedKey[],
  options: LongOptions = {},
): Promise<number> {
  const byIndex = new Map(keys.map((one) => [one.sheetRow - table.firstSheetRow, one]));
  const { writtenRows } = await editOutcomes(run, table.id, {
    ...options,
    keyHeader: null,
    columns: ["run", "invoice", "status", "key"],
    rowBytes: () => jsonBytes("00000000-0000-0000-0000-000000000000"),
    decisions:
      () =>
      ({ index, key }) => {
        const placed = byIndex.get(index);
        return placed === undefined || key.trim() !== placed.formerKey ? null : { key: placed.key };
      },
  });
  return writtenRows;
}
