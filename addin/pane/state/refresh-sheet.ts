import type { EntryState } from "#shared/wire/entry-state.ts";
import type { Api } from "../../api/client.ts";
import type { ColumnMapping } from "../../workbook/mapping/fields.ts";
import { outcomeOf } from "../../workbook/outcomes.ts";
import type { SheetTable } from "../../workbook/sheet-table.ts";
import { assignedKeys } from "../../workbook/rows/row-keys.ts";
import type { Progress, Workbook, WriteReport } from "../../workbook/workbook.ts";

/** Keys a request, as the server takes them. */
const keysPerRequest = 5_000;

/**
 * Asks the server what became of every row of the table and writes that into the outcome columns: the
 * server is the truth, the sheet a projection (design §7).
 */
export async function refreshSheet(
  deps: { api: Pick<Api, "entryStates">; workbook: Pick<Workbook, "writeOutcomes"> },
  sheet: { table: SheetTable; mapping: ColumnMapping },
  options: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<WriteReport> {
  const states: EntryState[] = [];
  const rowKeys = keysOf(sheet.table, sheet.mapping);
  for (let start = 0; start < rowKeys.length; start += keysPerRequest) {
    const keys = rowKeys.slice(start, start + keysPerRequest);
    states.push(...(await deps.api.entryStates({ keys }, options.signal)).entries);
  }
  return deps.workbook.writeOutcomes(sheet.table.id, states.map(outcomeOf), {
    keyHeader: keyHeaderOf(sheet.table, sheet.mapping),
    others: "unbilled",
    ...options,
  });
}

/** Header of the sheet's own ID column when one is mapped (R10), else null for the hidden key. */
export function keyHeaderOf(table: SheetTable, mapping: ColumnMapping): string | null {
  const { column } = mapping.entryId;
  return column === null ? null : (table.headers[column] ?? null);
}

/** The keys that stand in the table, each once. */
export function keysOf(table: SheetTable, mapping: ColumnMapping): string[] {
  return assignedKeys(table, mapping).flatMap(({ key }) => (key === null ? [] : [key]));
}
