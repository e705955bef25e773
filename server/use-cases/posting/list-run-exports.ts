import type { ExportView } from "#shared/wire/export.ts";
import { findExportFormat } from "../../export-formats/registry.ts";
import type { Reader } from "../../storage/database.ts";
import { listExports } from "../../storage/posting/exports.ts";

/** A run's export files, for whoever sees every invoice in them; for others there are none (R5, R22). */
export async function listRunExports(
  reader: Reader,
  run: { id: string; hiddenInvoiceCount: number },
): Promise<ExportView[]> {
  if (run.hiddenInvoiceCount > 0) return [];
  return (await listExports(reader, run.id)).map((stored) => ({
    id: stored.id,
    format: stored.format,
    formatName: findExportFormat(stored.format)?.name ?? stored.format,
    fileName: stored.fileName,
    sizeBytes: stored.sizeBytes,
    sha256: stored.sha256,
    createdAt: stored.createdAt,
    invoiceCount: stored.invoiceCount,
    totals: stored.totals,
    downloadCount: stored.downloadCount,
  }));
}
