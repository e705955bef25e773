import { AppError } from "../../domain/app-error.ts";
import { unpackDocument } from "../../documents/pack-document.ts";
import { tokenHash } from "../../sign-in/token.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Tx } from "../../storage/database.ts";
import { countHiddenInvoices } from "../../storage/invoices.ts";
import { findDocument } from "../../storage/posting/documents.ts";
import { useDownloadTicket } from "../../storage/posting/download-tickets.ts";
import { findExport, insertExportDownload } from "../../storage/posting/exports.ts";
import { documentsFile, recordDocuments } from "../documents/download-documents.ts";
import type { DrawingParts } from "../documents/make-documents.ts";
import { auditFile, recordAuditExport } from "../audit/export-audit.ts";
import type { Actor, Context } from "../context.ts";
import { findActingPerson } from "../posting/acting-person.ts";
import type { Download } from "./download.ts";

/**
 * Uses up a ticket and gives what it opens, under the rights of now (R5, R26). Throws `ticket-not-found`, also when
 * the person may no longer have it.
 */
export async function redeemTicket(
  { database, clock, renderPool }: Pick<Context, "database" | "clock"> & DrawingParts,
  token: string,
): Promise<Download> {
  const at = clock.now();
  const { opens, personId, documentId } = await database.write(async (trx) => {
    const ticket = await useDownloadTicket(trx, tokenHash(token), at);
    const person = ticket && (await findActingPerson(trx, ticket.personId));
    if (!ticket || !person) throw ticketNotFound();
    const { opens } = ticket;
    if (opens.type === "export") {
      return { ...ticket, documentId: await recordExport(trx, person, opens.exportId, at) };
    }
    if (opens.type === "document" || opens.type === "run-documents") {
      if (!person.billingAccess) throw ticketNotFound();
      await recordDocuments(trx, person.personId, opens, at);
      return { ...ticket, documentId: null };
    }
    if (!person.admin) throw ticketNotFound();
    await recordAuditExport(trx, person.personId, opens.filter, at);
    return { ...ticket, documentId: null };
  });
  if (opens.type === "document" || opens.type === "run-documents") {
    return documentsFile({ database, renderPool }, personId, opens);
  }
  if (opens.type === "audit") return auditFile(database, personId, opens.filter, at);
  const document = documentId === null ? null : await findDocument(database.read, documentId);
  if (document === null) throw new Error(`The stored document ${documentId} is gone.`);
  const { fileName, mediaType, bytes } = await unpackDocument(document);
  return { fileName, mediaType, body: bytes };
}

/** The stored bytes are the same each time; from the second download on it is recorded as a repeat (R22). */
async function recordExport(
  trx: Tx,
  { personId, billingAccess }: Actor,
  exportId: string,
  at: string,
): Promise<string> {
  const stored = await findExport(trx, exportId);
  if (stored === null || !billingAccess) throw ticketNotFound();
  if ((await countHiddenInvoices(trx, personId, stored.runId)) > 0) throw ticketNotFound();
  const repeat = stored.downloadCount > 0;
  await insertExportDownload(trx, { exportId, personId, at, repeat });
  await writeAudit(trx, {
    at,
    personId,
    action: "export-downloaded",
    subject: `export:${exportId}`,
    after: { sha256: stored.sha256, repeat },
  });
  return stored.documentId;
}

function ticketNotFound(): AppError {
  return new AppError(
    "ticket-not-found",
    "This link has been used or has expired. Press Download again for a new one.",
  );
}
