import type { SentTestMessage } from "#shared/wire/message.ts";
import { AppError } from "../../domain/app-error.ts";
import { testMessageRefusal, testSubject } from "../../domain/posting/test-message.ts";
import { enforce } from "../../domain/refusal.ts";
import { composeMessage } from "../../posting/mail/compose-message.ts";
import type { MailOutcome } from "../../posting/mail/smtp-lane.ts";
import type { TestMailer } from "../../posting/mail/test-mailer.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findPerson } from "../../storage/firm/people.ts";
import type { Context } from "../context.ts";
import type { DrawingParts } from "../documents/make-documents.ts";
import { invoiceLetter } from "./invoice-letter.ts";

/**
 * Sends the mail of an invoice to the person alone, as it is but for its recipients and the mark in its subject. It is
 * no delivery and changes nothing; the audit keeps that it was asked for, before it leaves. Throws `invoice-not-found`,
 * `mail-not-set-up`, `mail-not-sent`, `too-many-requests`.
 */
export async function sendTestMessage(
  context: Context,
  drawing: DrawingParts,
  mailer: TestMailer | null,
  invoiceId: string,
): Promise<SentTestMessage> {
  const { database, clock, ids, actor } = context;
  const { personId } = actor;
  const found = await invoiceLetter(context, drawing, invoiceId);
  const { invoice, letter, attachment } = found;
  const { fromAddress } = found.firm;
  enforce(testMessageRefusal({ mailConfigured: mailer !== null, fromAddress }));
  const person = await findPerson(database.read, personId);
  if (mailer === null || person === null) throw new Error("A test without a mailer or a person.");
  mailer.admit(personId);
  const { email: address } = person;
  const subject = testSubject(letter.subject);
  const messageId = `<test.${ids.next()}@${mailer.domain}>`;
  // The sender of now: a kept letter may be of one that the mail server no longer takes.
  const test = { ...letter, subject, fromAddress, bcc: "", date: clock.now(), messageId };
  const message = await composeMessage(test, { to: [address], cc: [] }, [attachment]);
  await database.write((trx) =>
    writeAudit(trx, {
      at: clock.now(),
      personId,
      action: "invoice-message-tested",
      subject: `invoice:${invoiceId}`,
      restrictedClientId: invoice.restricted ? invoice.clientId : null,
    }),
  );
  refuseUnsent(await mailer.send(message));
  return { address, subject };
}

function refuseUnsent(outcome: MailOutcome): void {
  if (outcome.state === "accepted") return;
  const doubt = "It may have arrived all the same: look into your mailbox.";
  const left = outcome.state === "in-doubt" ? doubt : "Nothing was sent.";
  throw new AppError("mail-not-sent", `${outcome.said} ${left}`);
}
