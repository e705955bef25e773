import { AppError } from "../../domain/app-error.ts";
import { zipStream } from "../../documents/zip-archive.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Database, Reader, Tx } from "../../storage/database.ts";
import { findInvoice, listInvoices } from "../../storage/invoices.ts";
import type { Invoice, InvoiceCursor } from "../../storage/invoices.ts";
import type { Downloadable } from "../../storage/posting/download-tickets.ts";
import type { Download } from "../downloads/download.ts";
import type { DrawingParts } from "./make-documents.ts";
import { documentOf, documentsOf } from "./stored-documents.ts";

type Wanted = Extract<Downloadable, { type: "document" | "run-documents" }>;

const invoicesInPage = 200;

/** Records that documents leave the house; a hidden client's for its team alone (R5, R27). */
export async function recordDocuments(
  trx: Tx,
  personId: string,
  wanted: Wanted,
  at: string,
): Promise<void> {
  if (wanted.type === "run-documents") {
    const subject = `run:${wanted.runId}`;
    await writeAudit(trx, { at, personId, action: "documents-downloaded", subject });
    return;
  }
  const invoice = await seenInvoice(trx, personId, wanted.invoiceId);
  await writeAudit(trx, {
    at,
    personId,
    action: "document-downloaded",
    subject: `invoice:${invoice.id}`,
    restrictedClientId: invoice.restricted ? invoice.clientId : null,
  });
}

/** One PDF, or the ZIP of those of a run's invoices that the person sees, made while it is sent. */
export async function documentsFile(
  parts: { database: Database } & DrawingParts,
  personId: string,
  wanted: Wanted,
): Promise<Download> {
  const { read } = parts.database;
  if (wanted.type === "document") {
    const invoice = await seenInvoice(read, personId, wanted.invoiceId);
    const body = await documentOf(parts, invoice);
    return { fileName: fileNameOf(invoice, 1), mediaType: "application/pdf", body };
  }
  const invoices = await seenInvoices(read, personId, wanted.runId);
  return {
    fileName: "invoices.zip",
    mediaType: "application/zip",
    body: zipStream(namedDocuments(parts, invoices)),
  };
}

/** When one of them cannot be had, the download breaks off: half a ZIP would look like a whole one. */
async function* namedDocuments(
  parts: { database: Database } & DrawingParts,
  invoices: readonly Invoice[],
): AsyncGenerator<{ fileName: string; bytes: Uint8Array }> {
  let place = 0;
  for await (const { invoice, bytes } of documentsOf(parts, invoices)) {
    place += 1;
    yield { fileName: fileNameOf(invoice, place), bytes };
  }
}

/** Of numbers alone: a client's name has no place in a file name (P16). */
function fileNameOf({ number }: Invoice, place: number): string {
  return number === null ? `draft-${place}.pdf` : `${number.replace(/[^\w-]+/g, "-")}.pdf`;
}

async function seenInvoice(reader: Reader, personId: string, id: string): Promise<Invoice> {
  const invoice = await findInvoice(reader, personId, id);
  if (invoice === null) {
    throw new AppError(
      "ticket-not-found",
      "This link has been used or has expired. Press Download again for a new one.",
    );
  }
  return invoice;
}

async function seenInvoices(reader: Reader, personId: string, runId: string): Promise<Invoice[]> {
  const invoices: Invoice[] = [];
  let after: InvoiceCursor | null = null;
  do {
    const page: Invoice[] = await listInvoices(reader, personId, {
      runId,
      after,
      limit: invoicesInPage,
    });
    invoices.push(...page);
    const last = page.at(-1);
    after = last !== undefined && page.length === invoicesInPage ? last : null;
  } while (after !== null);
  return invoices;
}
