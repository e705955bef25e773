import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import type { InvoiceMessage, SentTestMessage } from "#shared/wire/message.ts";
import { testMailer } from "../../../../server/posting/mail/test-mailer.ts";
import { findPerson } from "../../../../server/storage/firm/people.ts";
import { newPerson } from "../../factories.ts";
import { appOn, problemIn, signedIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { auditOf } from "../posting-fixture.ts";
import { mailSettings, newRunToSend } from "./sending-fixture.ts";
import { describeSending } from "./sending-scene.ts";
import type { SendingScene } from "./sending-scene.ts";

const messages = JSON.stringify({
  en: { subject: "Invoice {number}", text: "For {client} <b>\n\nby {dueDate}" },
});

/** A server that can send tests through the scene's mail server. */
async function served(scene: SendingScene): Promise<Send> {
  const mailer = testMailer(mailSettings(scene.server.port), scene.store.clock);
  const app = appOn(scene.store, { mailConfigured: true, testMailer: mailer });
  return signedIn(scene.store, app, scene.poster);
}

// safe because these routes answer so; a refusal fails the status first
async function messageOf(send: Send, invoiceId: string): Promise<InvoiceMessage> {
  const response = await send("GET", `invoices/${invoiceId}/message`);
  expect(response.status).toBe(200);
  return (await response.json()) as InvoiceMessage;
}

async function draftTo(scene: SendingScene, ...addresses: string[]) {
  const { run, invoices } = await newRunToSend(scene.store, scene.poster, addresses);
  return { run, id: invoices[0]?.id ?? "" };
}

const ownAddress = async ({ store, poster }: SendingScene) =>
  (await findPerson(store.database.read, poster.personId))?.email ?? "";

describeSending("the message of an invoice", (scene) => {
  it("is shown of a draft as it would be sent now, marked as the document is", async () => {
    await scene.setFirm({ messages, reply_to: "reply@firm.example", bcc: "bcc@f.example" });
    const { id } = await draftTo(scene, "a@client.example");
    const shown = await messageOf(await served(scene), id);
    expect(shown).toMatchObject({
      state: null,
      from: { name: "Harbour & Pine Accountants", address: "office@firm.example" },
      replyTo: "reply@firm.example",
      bcc: "bcc@f.example",
      to: ["a@client.example"],
      cc: [],
      byHand: false,
      subject: "Invoice DRAFT",
      attachment: { fileName: "DRAFT.pdf" },
      test: { address: await ownAddress(scene), permission: { allowed: true, reason: null } },
    });
    expect(shown.attachment.sizeBytes).toBeGreaterThan(5_000);
    expect(shown.html).toContain("&lt;b&gt;</p><p>by 24 December 2026");
  });

  it("is, once it was sent, what the client has got, whatever is set later", async () => {
    const { run, invoices } = await scene.posted(["sent@client.example"]);
    const mail = await PostalMime.parse(scene.server.accepted[0]?.bytes ?? "");
    await scene.setFirm({ messages: "{}", reply_to: "" });
    const shown = await messageOf(await served(scene), invoices[0]?.id ?? "");
    expect(shown).toMatchObject({
      state: "sent",
      from: mail.from,
      replyTo: mail.replyTo?.[0]?.address,
      to: ["sent@client.example"],
      subject: mail.subject,
    });
    expect(shown.text.trim()).toBe(mail.text?.trim());
    expect(shown.html).toBe(mail.html?.trim());
    const [attached] = mail.attachments;
    const sizeBytes = attached?.content instanceof ArrayBuffer ? attached.content.byteLength : 0;
    expect(shown.attachment).toEqual({ fileName: attached?.filename, sizeBytes });
    expect((await scene.find(run.id, "sent@client.example")).attempts).toBe(1);
  });

  it("is not shown of what does not exist", async () => {
    const refused = await (await served(scene))("GET", "invoices/none/message");
    expect((await problemIn(refused)).code).toBe("invoice-not-found");
  });
});

describeSending("a test of the message of an invoice", (scene) => {
  const test = async (id: string) => (await served(scene))("POST", `invoices/${id}/message/test`);

  it("is that very message to the person alone, marked in its subject, and no delivery", async () => {
    await scene.setFirm({ bcc: "archive@firm.example" });
    const { run, id } = await draftTo(scene, "a@client.example");
    const shown = await messageOf(await served(scene), id);
    const response = await test(id);
    expect(response.status).toBe(200);
    const own = await ownAddress(scene);
    // safe because the status says so
    const answer = (await response.json()) as SentTestMessage;
    expect(answer).toEqual({ address: own, subject: `Test: ${shown.subject}` });
    expect(scene.server.accepted).toHaveLength(1);
    const [{ recipients, bytes } = { recipients: [], bytes: Buffer.of() }] = scene.server.accepted;
    expect(recipients).toEqual([own]);
    expect(bytes.toString("latin1")).not.toContain("client.example");
    const mail = await PostalMime.parse(bytes);
    expect(mail.to?.map(({ address }) => address)).toEqual([own]);
    expect([mail.cc, mail.bcc, mail.subject]).toEqual([undefined, undefined, answer.subject]);
    expect(mail.from).toMatchObject(shown.from);
    expect(mail.html?.trim()).toBe(shown.html);
    const [attached] = mail.attachments;
    expect(attached?.filename).toBe(shown.attachment.fileName);
    const drawn = await (await served(scene))("GET", `invoices/${id}/document`);
    expect(attached?.content).toEqual(await drawn.arrayBuffer());
    expect(await auditOf(scene.store, `invoice:${id}`)).toEqual(["invoice-message-tested"]);
    const rows = await scene.store.database.read
      .selectFrom("deliveries")
      .select("id")
      .where("run_id", "=", run.id)
      .execute();
    expect(rows).toEqual([]);
  });

  it("changes nothing of what was sent already", async () => {
    const { run, invoices } = await scene.posted(["done@client.example"]);
    const before = await scene.find(run.id, "done@client.example");
    expect((await test(invoices[0]?.id ?? "")).status).toBe(200);
    expect(await scene.find(run.id, "done@client.example")).toEqual(before);
    expect(scene.server.accepted.map(({ recipients }) => recipients[0])).toEqual([
      "done@client.example",
      await ownAddress(scene),
    ]);
  });

  it("says what the mail server said when that did not take it", async () => {
    const { id } = await draftTo(scene, "a@client.example");
    scene.failWith(() => ({ at: "rcpt", does: { reply: "550 5.1.1 No such user\r\n" } }));
    const problem = await problemIn(await test(id));
    expect(problem).toMatchObject({ status: 409, code: "mail-not-sent" });
    expect(problem.detail).toMatch(/this address does not exist\..*“550.*” Nothing was sent\.$/);
    scene.failWith(() => ({ at: "dot", does: "reset", keeps: true }));
    expect((await problemIn(await test(id))).detail).toMatch(/look into your mailbox\.$/);
  });

  it("is refused, with nothing written, where no mail server or no sender is set up", async () => {
    const { id } = await draftTo(scene, "a@client.example");
    const without = await signedIn(scene.store, appOn(scene.store), scene.poster);
    const refused = await problemIn(await without("POST", `invoices/${id}/message/test`));
    expect(refused).toMatchObject({ status: 409, code: "mail-not-set-up" });
    expect((await messageOf(without, id)).test.permission).toEqual({
      allowed: false,
      reason: refused.detail,
    });
    await scene.setFirm({ from_address: "" });
    const second = await problemIn(await test(id));
    expect(second).toMatchObject({ code: "mail-not-set-up" });
    expect(second.detail).toContain("no address to send from");
    await scene.setFirm({ from_address: "office@firm.example" });
    expect(await auditOf(scene.store, `invoice:${id}`)).toEqual([]);
    expect(scene.server.accepted).toEqual([]);
  });

  it("can be had ten times in ten minutes; another person's do not count", async () => {
    const { id } = await draftTo(scene, "a@client.example");
    const mailer = testMailer(mailSettings(scene.server.port), scene.store.clock);
    const app = appOn(scene.store, { mailConfigured: true, testMailer: mailer });
    const send = await signedIn(scene.store, app, scene.poster);
    const once = () => send("POST", `invoices/${id}/message/test`);
    for (let count = 0; count < 10; count += 1) expect((await once()).status).toBe(200);
    scene.store.clock.advanceSeconds(60);
    const refused = await once();
    expect(refused.headers.get("retry-after")).toBe("540");
    expect((await problemIn(refused)).code).toBe("too-many-requests");
    const other = await signedIn(scene.store, app, await newPerson(scene.store));
    expect((await other("POST", `invoices/${id}/message/test`)).status).toBe(200);
    scene.store.clock.advanceSeconds(540);
    expect((await once()).status).toBe(200);
  });
});
