import type { Money } from "#shared/wire/fields.ts";
import type { Reader, Tx } from "../database.ts";

/** A stored export file with its control totals (R22). */
export interface StoredExport {
  id: string;
  runId: string;
  format: string;
  documentId: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  invoiceCount: number;
  totals: Money[];
  createdAt: string;
  downloadCount: number;
}

export async function insertExport(
  trx: Tx,
  stored: Pick<
    StoredExport,
    "id" | "runId" | "format" | "documentId" | "invoiceCount" | "totals" | "createdAt"
  >,
): Promise<void> {
  await trx
    .insertInto("exports")
    .values({
      id: stored.id,
      run_id: stored.runId,
      format: stored.format,
      document_id: stored.documentId,
      invoice_count: stored.invoiceCount,
      totals: JSON.stringify(stored.totals),
      created_at: stored.createdAt,
      superseded_by: null,
    })
    .execute();
}

/** The exports of a run, oldest first. */
export async function listExports(reader: Reader, runId: string): Promise<StoredExport[]> {
  const rows = await selectExports(reader).where("exports.run_id", "=", runId).execute();
  return rows.map(exportOf);
}

export async function findExport(reader: Reader, id: string): Promise<StoredExport | null> {
  const row = await selectExports(reader).where("exports.id", "=", id).executeTakeFirst();
  return row === undefined ? null : exportOf(row);
}

/** Records a download; from the second one on it is marked as a repeat (R22). */
export async function insertExportDownload(
  trx: Tx,
  download: { exportId: string; personId: string; at: string; repeat: boolean },
): Promise<void> {
  await trx
    .insertInto("export_downloads")
    .values({
      export_id: download.exportId,
      person_id: download.personId,
      downloaded_at: download.at,
      repeat: Number(download.repeat),
    })
    .execute();
}

function selectExports(reader: Reader) {
  return reader
    .selectFrom("exports")
    .innerJoin("documents", "documents.id", "exports.document_id")
    .select([
      "exports.id",
      "exports.run_id",
      "exports.format",
      "exports.document_id",
      "exports.invoice_count",
      "exports.totals",
      "exports.created_at",
      "documents.file_name",
      "documents.size_bytes",
      "documents.sha256",
    ])
    .select((eb) =>
      eb
        .selectFrom("export_downloads")
        .whereRef("export_downloads.export_id", "=", "exports.id")
        .select((count) => count.fn.countAll<number>().as("count"))
        .$asScalar()
        .$notNull()
        .as("download_count"),
    )
    .orderBy("exports.created_at")
    .orderBy("exports.id");
}

type ExportRow = Awaited<ReturnType<ReturnType<typeof selectExports>["execute"]>>[number];

function exportOf(row: ExportRow): StoredExport {
  // safe because insertExport alone writes this column
  const totals = JSON.parse(row.totals) as Money[];
  return {
    id: row.id,
    runId: row.run_id,
    format: row.format,
    documentId: row.document_id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    invoiceCount: row.invoice_count,
    totals,
    createdAt: row.created_at,
    downloadCount: row.download_count,
  };
}
