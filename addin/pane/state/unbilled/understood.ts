import type { Entry } from "#shared/entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { paneBuilder } from "../building/pane-builder.ts";
import type { Preview, PreviewSettings } from "./preview.ts";

/** Reads meaning out of cells; large tables on another thread than the pane's. The signal ends the work at once. */
export async function understand(
  table: SheetTable,
  mapping: ColumnMapping,
  options: UnderstandOptions,
  signal?: AbortSignal,
): Promise<UnderstoodRows> {
  return paneBuilder.understand(table, mapping, options, signal && { signal });
}

/** Groups and totals entries, off the pane's thread where there are many. */
export async function buildPreviewOf(
  entries: readonly Entry[],
  settings: PreviewSettings,
  signal?: AbortSignal,
): Promise<Preview> {
  return paneBuilder.preview(entries, settings, signal && { signal });
}
