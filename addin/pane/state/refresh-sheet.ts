import type { EntryState } from "#shared/wire/entry-state.ts";
import type { Api } from "../../api/client.ts";
import type { ColumnMapping } from "../../workbook/mapping/fields.ts";
import { outcomeOf } from "../../workbook/outcomes.ts";
import type { UnderstandOptions } from "../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../workbook/sheet-table.ts";
import { healKeys } from "./heal-keys.ts";
import { assignedKeys } from "../../workbook/rows/row-keys.ts";
import type { Progress, Workbook, WriteReport } from "../../workbook/workbook.ts";

/** Keys a request, as the server takes them. */
const keysPerRequest = 5_000;

export interface RefreshReport extends WriteReport {
  /** Rows that got a key back which they had lost. */
  placedKeys: number;
}

/** A table as it was read; with `reading`, keys that rows lost are put back first. */
export interface SheetToRefresh {
  table: SheetTable;
  mapping: ColumnMapping;
  reading?: UnderstandOptions;
}

/**
 * Asks the server what became of every row of the table and writes that into the outcome columns: the
 * server is the truth, the sheet a projection (design §7).
 */
export async function refreshSheet(
  deps: {
    api: Pick<Api, "entryStates">;
    workbook: Pick<Workbook, "writeOutcomes" | "keyPrefix" | "placeKeys" | "readTable">;
  },
  { table: read, mapping, reading }: SheetToRefresh,
  options: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<RefreshReport> {
  const states: EntryState[] = [];
  const { table, placed } =
    reading === undefined
      ? { table: read, placed: 0 }
      : await healKeys(deps, { table: read, mapping, reading }, options.signal);
  const rowKeys = keysOf(table, mapping);
  for (let start = 0; start < rowKeys.length; start += keysPerRequest) {
    const keys = rowKeys.slice(start, start + keysPerRequest);
    states.push(...(await deps.api.entryStates({ keys }, options.signal)).entries);
  }
  const report = await deps.workbook.writeOutcomes(table.id, states.map(outcomeOf), {
    keyHeader: keyHeaderOf(table, mapping),
    others: "unbilled",
    ...options,
  });
  return { ...report, placedKeys: placed };
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
