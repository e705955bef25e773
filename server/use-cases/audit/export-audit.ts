import type { AuditEntry, AuditFilter } from "#shared/wire/audit.ts";
import { csvBytes, harmlessText } from "../../export-formats/csv.ts";
import { writeAudit } from "../../storage/audit.ts";
import { listAudit } from "../../storage/audit-list.ts";
import type { AuditPlace } from "../../storage/audit-list.ts";
import type { Database, Tx } from "../../storage/database.ts";
import type { Download } from "../downloads/download.ts";
import { auditEntries, placeAfter, wantedOf } from "./audit-entries.ts";

const entriesPerSlice = 500;
const head = ["When (UTC)", "Who", "What happened", "Before", "After"];

/** Records that the audit leaves the house; what is written from then on is not in the file. */
export async function recordAuditExport(
  trx: Tx,
  personId: string,
  filter: AuditFilter,
  at: string,
): Promise<void> {
  const after = filter;
  await writeAudit(trx, { at, personId, action: "audit-exported", subject: "audit:file", after });
}

/** The audit as CSV, slice by slice, so that it never lies in memory whole; no text in it becomes a formula (P16). */
export async function auditFile(
  database: Database,
  personId: string,
  filter: AuditFilter,
  at: string,
): Promise<Download> {
  const wanted = await wantedOf(database.read, filter);
  const until = wanted.until !== null && wanted.until < at ? wanted.until : at;
  async function* slices(): AsyncGenerator<Uint8Array> {
    yield csvBytes([head]);
    let place: AuditPlace | null = null;
    do {
      const page: { place: AuditPlace | null; limit: number } = { place, limit: entriesPerSlice };
      const rows = await listAudit(database.read, personId, { ...wanted, until }, page);
      yield csvBytes((await auditEntries(database, personId, rows)).map(csvRow));
      place = placeAfter(rows, place, entriesPerSlice);
    } while (place !== null);
  }
  return {
    fileName: `audit-${at.slice(0, 10)}.csv`,
    mediaType: "text/csv; charset=utf-8",
    body: slices(),
  };
}

function csvRow({ at, by, text, changes }: AuditEntry): string[] {
  const side = (of: "before" | "after") =>
    changes.flatMap((one) => (one[of] === null ? [] : `${one.what}: ${one[of]}`)).join("; ");
  return [at, by?.name ?? "The server", text, side("before"), side("after")].map(harmlessText);
}
