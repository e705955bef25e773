import { AppError } from "../../domain/app-error.ts";
import type { StoredDocument } from "../../domain/stored-document.ts";
import { unpackDocument } from "../../documents/pack-document.ts";
import { tokenHash } from "../../sign-in/token.ts";
import { findActingPerson } from "./acting-person.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findDocument } from "../../storage/posting/documents.ts";
import { useDownloadTicket } from "../../storage/posting/download-tickets.ts";
import { findExport, insertExportDownload } from "../../storage/posting/exports.ts";
import { countHiddenInvoices } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";

/**
 * Uses up a ticket and gives the stored bytes, the same each time; from the second download on it is recorded as a
 * repeat (R22). Throws `ticket-not-found`, also when the person may no longer see all of it.
 */
export async function redeemDownloadTicket(
  { database, clock }: Pick<Context, "database" | "clock">,
  token: string,
): Promise<StoredDocument> {
  const documentId = await database.write(async (trx) => {
    const at = clock.now();
    const ticket = await useDownloadTicket(trx, tokenHash(token), at);
    const person = ticket && (await findActingPerson(trx, ticket.personId));
    const stored = ticket && (await findExport(trx, ticket.exportId));
    if (!ticket || !stored || !person?.billingAccess) throw ticketNotFound();
    const { personId, exportId } = ticket;
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
  });
  const document = await findDocument(database.read, documentId);
  if (document === null) throw new Error(`The stored document ${documentId} is gone.`);
  return unpackDocument(document);
}

function ticketNotFound(): AppError {
  return new AppError(
    "ticket-not-found",
    "This link has been used or has expired. Press Download again for a new one.",
  );
}
