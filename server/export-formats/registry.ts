import type { ExportFormat } from "./export-format.ts";
import { xeroSalesCsv } from "./xero-sales-csv.ts";

/** Every ledger format, one line each, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [xeroSalesCsv];

/** The format with an id, or null. */
export function findExportFormat(id: string): ExportFormat | null {
  return exportFormats.find((format) => format.id === id) ?? null;
}
