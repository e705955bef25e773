import { understandRows } from "../../../workbook/rows/understand-rows.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import type { Entry } from "#shared/entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { previewOf } from "./preview.ts";
import type { Preview, PreviewSettings } from "./preview.ts";

/** Reads meaning out of cells; a promise, because a large table is read elsewhere than on the pane's thread. */
export async function understand(
  table: SheetTable,
  mapping: ColumnMapping,
  options: UnderstandOptions,
): Promise<UnderstoodRows> {
  return understandRows(table, mapping, options);
}

/** Groups and totals entries, off the pane's thread where there are many. */
export async function buildPreviewOf(
  entries: readonly Entry[],
  settings: PreviewSettings,
): Promise<Preview> {
  return previewOf(entries, settings);
}
