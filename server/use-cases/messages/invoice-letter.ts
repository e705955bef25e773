import { splitAddresses } from "#shared/email.ts";
import { wordsOf } from "../../documents/words/words-of.ts";
import { documentFileName } from "../../domain/stored-document.ts";
import type { Attachment, KeptLetter } from "../../posting/mail/compose-message.ts";
import { writeLetter } from "../../posting/mail/write-letter.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { readInvoiceLanguage } from "../../storage/firm/letterhead.ts";
import type { Firm } from "../../storage/firm/firm.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { findKeptLetter } from "../../storage/posting/deliveries.ts";
import type { Delivery, Recipients } from "../../storage/posting/deliveries.ts";
import type { Context } from "../context.ts";
import type { DrawingParts } from "../documents/make-documents.ts";
import { documentOf } from "../documents/stored-documents.ts";
import { invoiceNotFound } from "../invoices/require-invoice.ts";

/** Everything that the mail of an invoice is made of. */
export interface InvoiceLetter {
  firm: Firm;
  invoice: Invoice;
  /** Of the delivery that the letter is kept with. */
  state: Delivery["state"] | null;
  letter: KeptLetter;
  recipients: Recipients;
  attachment: Attachment;
}

/**
 * The letter of an invoice that the person may see (R5), with its PDF: the one that is kept with its delivery, or as
 * it would be written now; for the number of a draft stands the mark of the document. Throws `invoice-not-found`.
 */
export async function invoiceLetter(
  { database, clock, actor }: Context,
  { renderPool }: DrawingParts,
  invoiceId: string,
): Promise<InvoiceLetter> {
  const { read } = database;
  const invoice = await findInvoice(read, actor.personId, invoiceId);
  if (invoice === null) throw invoiceNotFound();
  const firm = await readFirm(read);
  const language = await readInvoiceLanguage(read, invoice);
  const number = invoice.number ?? wordsOf[language].draft;
  const kept = await findKeptLetter(read, invoiceId);
  const written = writeLetter(firm, { ...invoice, number, language }, clock.now());
  return {
    firm,
    invoice,
    state: kept?.state ?? null,
    // safe because prepare-mails.ts alone writes this column
    letter: kept === null ? written : (JSON.parse(kept.letter) as KeptLetter),
    recipients: kept?.recipients ?? {
      to: splitAddresses(invoice.email),
      cc: splitAddresses(invoice.emailCc),
    },
    attachment: {
      fileName: documentFileName(number),
      mediaType: "application/pdf",
      bytes: await documentOf({ database, renderPool }, invoice),
    },
  };
}
