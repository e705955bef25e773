import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { composeMessage, messageIdOf } from "../../../../server/posting/mail/compose-message.ts";
import type { Letter } from "../../../../server/posting/mail/compose-message.ts";

const letter: Letter = {
  fromName: "Müller & Söhne",
  fromAddress: "office@firm.example",
  replyTo: "billing@firm.example",
  bcc: "archive@firm.example",
  subject: "Rechnung INV-0042 über 1.200,00 €",
  text: "Guten Tag,\n\nanbei die Rechnung.\nZahlbar bis 24.12.2026.\n\nMüller",
  date: "2026-11-24T09:00:00.000Z",
  messageId: messageIdOf("invoice-1", 1, "firm.example"),
};
const pdf = {
  fileName: "INV-0042.pdf",
  mediaType: "application/pdf",
  bytes: new Uint8Array([37, 80, 68, 70, 0, 255, 13, 10, 46, 10]),
};
const recipients = { to: ["ap@client.example", "boss@client.example"], cc: ["tax@client.example"] };

describe("the message of an invoice", () => {
  it("is read back by an independent parser as it was written", async () => {
    const message = await composeMessage(letter, recipients, [pdf]);
    const mail = await PostalMime.parse(message.bytes);
    expect(mail.from).toMatchObject({ name: "Müller & Söhne", address: "office@firm.example" });
    expect(mail.to?.map(({ address }) => address)).toEqual(recipients.to);
    expect(mail.cc?.map(({ address }) => address)).toEqual(recipients.cc);
    expect(mail.bcc).toBeUndefined();
    expect(mail.replyTo?.map(({ address }) => address)).toEqual(["billing@firm.example"]);
    expect(mail.subject).toBe(letter.subject);
    expect(mail.messageId).toBe("<inv.invoice-1.1@firm.example>");
    expect(new Date(mail.date ?? "").toISOString()).toBe(letter.date);
    expect(mail.text?.trim()).toBe(letter.text);
    expect(mail.html).toContain("anbei die Rechnung.<br>Zahlbar bis 24.12.2026.");
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      filename: "INV-0042.pdf",
      mimeType: "application/pdf",
    });
    const content = mail.attachments[0]?.content;
    expect(content instanceof ArrayBuffer && new Uint8Array(content)).toEqual(pdf.bytes);
  });

  it("goes to everyone named and to the firm's own copy, each once", async () => {
    const twice = { ...recipients, cc: ["ap@client.example"] };
    expect((await composeMessage(letter, twice, [pdf])).recipients).toEqual([
      "ap@client.example",
      "boss@client.example",
      "archive@firm.example",
    ]);
  });

  it("is not handed over again for whom a server took it for already", async () => {
    const message = await composeMessage(letter, recipients, [pdf], ["ap@client.example"]);
    expect(message.recipients).not.toContain("ap@client.example");
    const whole = await composeMessage(letter, recipients, [pdf]);
    expect(message.bytes.equals(whole.bytes)).toBe(true);
  });

  it("has the same bytes at every attempt, and others for a repeat that a person asked for", async () => {
    const first = await composeMessage(letter, recipients, [pdf]);
    const again = await composeMessage(letter, recipients, [pdf]);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const messageId = messageIdOf("invoice-1", 2, "firm.example");
    const repeat = await composeMessage({ ...letter, messageId }, recipients, [pdf]);
    expect(repeat.bytes.equals(first.bytes)).toBe(false);
  });

  it("lets hostile text stay text: no header, recipient or tag comes of it (P16)", async () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        "x\r\nBcc: thief@evil.example",
        "x\nContent-Type: text/html",
        '"><script>alert(1)</script>',
        "a\u202Egpj.exe\u200F",
        "=?utf-8?B?PHNjcmlwdD4=?=",
        "<a@b.example>, thief@evil.example",
        "e".repeat(1_000),
        "\u0000\u001b[31m",
      ),
      fc.string({ unit: "grapheme", maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (fromName, subject, text) => {
        const message = await composeMessage({ ...letter, fromName, subject, text }, recipients, [
          pdf,
        ]);
        const mail = await PostalMime.parse(message.bytes);
        const wanted = "cc content-type date from message-id mime-version reply-to subject to";
        const keys = new Set(mail.headers.map(({ key }) => key));
        for (const key of keys) expect(wanted.split(" ")).toContain(key);
        expect(keys.size).toBe(mail.headers.length);
        expect(mail.from?.address).toBe("office@firm.example");
        expect(mail.to?.map(({ address }) => address)).toEqual(recipients.to);
        expect(message.recipients).not.toContain("thief@evil.example");
        expect(mail.html).not.toContain("<script");
        expect(mail.attachments).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
