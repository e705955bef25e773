import { jsonBytes } from "./cells-of.ts";
import { keepKeyPrefix } from "./key-prefixes.ts";
import { editOutcomes } from "./outcome-editor.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { KeyReport, LongOptions } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";
import type { NewKey } from "./key-prefixes.ts";

/** Gives rows keys in the hidden column; a copy of a row gets one of its own, the first row keeps it (R10). */
export async function assignKeys(
  run: RunSession,
  newKey: NewKey,
  table: SheetTable,
  sheetRows: readonly number[],
  options: LongOptions = {},
): Promise<KeyReport> {
  const prefix = await keepKeyPrefix(run, table.id);
  const wanted = new Set(sheetRows.map((sheetRow) => sheetRow - table.firstSheetRow));
  let report: KeyReport = { assigned: 0, replaced: [] };
  await editOutcomes(run, table.id, {
    ...options,
    keyHeader: null,
    columns: ["run", "invoice", "status", "key"],
    rowBytes: () => jsonBytes("00000000-0000-0000-0000-000000000000"),
    decisions: () => {
      report = { assigned: 0, replaced: [] };
      const seen = new Set<string>();
      return ({ index, key: written }) => {
        const formerKey = written.trim();
        const copied = formerKey !== "" && seen.has(formerKey);
        seen.add(formerKey);
        if (!wanted.has(index) || (formerKey !== "" && !copied)) return null;
        const key = newKey(prefix);
        report.assigned += 1;
        if (copied) report.replaced.push({ sheetRow: table.firstSheetRow + index, formerKey, key });
        return { key };
      };
    },
  });
  return report;
}
