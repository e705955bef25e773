import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Language } from "#shared/language.ts";
import type { MailMessage } from "./smtp-lane.ts";

/** What a client gets by mail; kept with the delivery, so that every attempt sends the same bytes. */
export interface KeptLetter {
  fromName: string;
  fromAddress: string;
  /** "" for none; likewise `bcc`. */
  replyTo: string;
  bcc: string;
  subject: string;
  /** Paragraphs parted by empty lines. */
  text: string;
  /** When it was written: the Date header. */
  date: string;
  /** Of the text; letters of earlier versions do not say. */
  language?: Language;
}

export interface Letter extends KeptLetter {
  messageId: string;
}

/** What a mail program shows of a letter. */
export interface ReadableLetter {
  fromName: string;
  subject: string;
  text: string;
  html: string;
}

/** Header text on one line, and the body as plain text and as HTML in which nothing runs (P16). */
export function readableLetter(letter: KeptLetter): ReadableLetter {
  return {
    fromName: oneLine(letter.fromName),
    subject: oneLine(letter.subject),
    text: plainText(letter.text),
    html: htmlText(letter),
  };
}

export interface Recipients {
  to: readonly string[];
  cc: readonly string[];
}

export interface Attachment {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * The whole message (RFC 5322, MIME), plain and HTML, with its attachments. The same letter gives the same bytes:
 * boundaries come from the Message-ID. `taken` are addresses that have it already; they stay in its headers.
 */
export async function composeMessage(
  letter: Letter,
  recipients: Recipients,
  attachments: readonly Attachment[],
  taken: readonly string[] = [],
): Promise<MailMessage> {
  const { fromAddress, replyTo, bcc, messageId } = letter;
  const { fromName, subject, text, html } = readableLetter(letter);
  const composer = new MailComposer({
    from: { name: fromName, address: fromAddress },
    to: recipients.to.map(addressOnly),
    cc: recipients.cc.map(addressOnly),
    ...(replyTo === "" ? {} : { replyTo: addressOnly(replyTo) }),
    subject,
    messageId,
    date: new Date(letter.date),
    text,
    html,
    baseBoundary: createHash("sha256").update(messageId).digest("hex").slice(0, 24),
    attachments: attachments.map(({ fileName, mediaType, bytes }) => ({
      filename: fileName,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const all = [...recipients.to, ...recipients.cc, ...(bcc === "" ? [] : [bcc])];
  return {
    from: fromAddress,
    recipients: [...new Set(all)].filter((address) => !taken.includes(address)),
    bytes: await composer.compile().build(),
  };
}

/** The same for every attempt of one sending, another for a repeat that a person asked for. */
export function messageIdOf(invoiceId: string, attemptGroup: number, domain: string): string {
  return `<inv.${invoiceId}.${attemptGroup}@${domain}>`;
}

/** A plain address is never read as a list or with a name in it. */
function addressOnly(address: string) {
  return { name: "", address };
}

/** Header text is one line without control characters; direction marks could make it read as something else. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, " ");
}

function htmlText({ text, language }: KeptLetter): string {
  const lang = language === undefined ? "" : ` lang="${language}"`;
  const paragraphs = plainText(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`);
  return `<!doctype html><html${lang}><head><meta charset="utf-8"></head><body style="font-family:'Segoe UI',Arial,sans-serif;font-size:11pt;color:#242424">${paragraphs.join("")}</body></html>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
