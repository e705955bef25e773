import type { InvoiceMessage } from "#shared/wire/message.ts";
import { testMessageRefusal } from "../../domain/posting/test-message.ts";
import { permissionOf } from "../../domain/refusal.ts";
import { readableLetter } from "../../posting/mail/compose-message.ts";
import { findPerson } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import type { DrawingParts } from "../documents/make-documents.ts";
import { invoiceLetter } from "./invoice-letter.ts";

/** The mail of an invoice, if the person may see the invoice (R5). Throws `invoice-not-found`. */
export async function showMessage(
  context: Context,
  drawing: DrawingParts,
  invoiceId: string,
): Promise<InvoiceMessage> {
  const { database, actor, mailConfigured } = context;
  const found = await invoiceLetter(context, drawing, invoiceId);
  const { firm, invoice, state, letter, recipients, attachment } = found;
  const { fromName, ...readable } = readableLetter(letter);
  const person = await findPerson(database.read, actor.personId);
  return {
    state,
    from: { name: fromName, address: letter.fromAddress },
    replyTo: letter.replyTo,
    bcc: letter.bcc,
    ...recipients,
    byHand: invoice.byHand,
    ...readable,
    attachment: { fileName: attachment.fileName, sizeBytes: attachment.bytes.byteLength },
    test: {
      address: person?.email ?? "",
      permission: permissionOf(
        testMessageRefusal({ mailConfigured, fromAddress: firm.fromAddress }),
      ),
    },
  };
}
