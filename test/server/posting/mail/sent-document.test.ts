import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { sha256Of } from "../../../../server/documents/sha256.ts";
import { deleteLogo, saveLogo } from "../../../../server/storage/firm/logo.ts";
import { sampleLogo } from "../../../../server/trial/sample-logo.ts";
import { moveDelivery } from "../../../../server/use-cases/deliveries/move-delivery.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { readPdf } from "../../documents/read-pdf.ts";
import { newRun } from "../../factories.ts";
import { appOn, signedIn } from "../../serve.ts";
import { issue } from "../posting-fixture.ts";
import { newRunToSend, requestSend } from "./sending-fixture.ts";
import { describeSending } from "./sending-scene.ts";

const a = "a@client.example";

const textOf = ({ pages }: Awaited<ReturnType<typeof readPdf>>) =>
  pages.map(({ text }) => text).join();

describeSending("the document of an invoice that was sent", (scene) => {
  const storedHash = async (invoiceId: string) => {
    const { sha256 } = await scene.store.database.read
      .selectFrom("deliveries")
      .innerJoin("documents", "documents.id", "deliveries.document_id")
      .where("deliveries.invoice_id", "=", invoiceId)
      .select("documents.sha256")
      .executeTakeFirstOrThrow();
    return sha256;
  };
  const request = async (path: string) =>
    (await signedIn(scene.store, appOn(scene.store), scene.poster))("GET", path);
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
  const shownHash = async (invoiceId: string) =>
    sha256Of(await bytesOf(await request(`invoices/${invoiceId}/document`)));
  const downloaded = async (path: string) => {
    const app = appOn(scene.store);
    const ticket = await (await signedIn(scene.store, app, scene.poster))("POST", path);
    const { url } = (await ticket.json()) as { url: string };
    return bytesOf(await app.request(url));
  };
  const renameFirm = (name: string) =>
    scene.store.database.write((trx) => trx.updateTable("firm").set({ name }).execute());

  it("is shown and downloaded byte for byte as it was sent, also after the firm was renamed (P6)", async () => {
    const { run, invoices } = await scene.posted([a, "b@client.example"]);
    const [first, second] = invoices.map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error("No invoices.");
    const hash = await storedHash(first);
    expect(await shownHash(first)).toBe(hash);
    await renameFirm("Quite Another Name");
    expect(await shownHash(first)).toBe(hash);
    expect(await shownHash(second)).toBe(await storedHash(second));
    expect(sha256Of(await downloaded(`invoices/${first}/document/ticket`))).toBe(hash);
    const zip = Buffer.from(await downloaded(`runs/${run.id}/documents/ticket`)).toString("latin1");
    for (const id of [first, second]) expect(zip).toContain(`%PDF-1.7 of ${id}\n%%EOF\n`);
  });

  it("is drawn where none was stored: of a draft with the firm of now, once exported with that of then", async () => {
    const { run, invoices } = await newRunToSend(scene.store, scene.poster, [a]);
    const id = invoices[0]?.id ?? "";
    const before = await shownHash(id);
    await renameFirm("Firm of the Day");
    const bytes = sampleLogo();
    const size = { width: 1, height: 1 };
    await scene.store.database.write((trx) =>
      saveLogo(trx, { ...size, bytes, mediaType: "image/png", sha256: sha256Of(bytes) }),
    );
    expect(await shownHash(id)).not.toBe(before);
    await issue(scene.store, scene.poster, run, 1);
    const exported = await bytesOf(await request(`invoices/${id}/document`));
    expect(textOf(await readPdf(exported))).toContain("FirmoftheDay");
    await renameFirm("Firm of Tomorrow");
    await scene.store.database.write(async (trx) => {
      await trx
        .updateTable("firm")
        .set({ default_language: "fr", address: '["Elsewhere 1"]' })
        .execute();
      await trx.updateTable("clients").set({ language: "de" }).execute();
      await deleteLogo(trx);
    });
    expect(await shownHash(id)).toBe(sha256Of(exported));
    expect(sha256Of(await downloaded(`invoices/${id}/document/ticket`))).toBe(sha256Of(exported));
  });

  it("is sent as it was stored when a sending that failed is moved to another run", async () => {
    scene.failWith((number) =>
      number === 0 ? { at: "rcpt", does: { reply: "550 5.1.1 No such user\r\n" } } : null,
    );
    const { run, invoices } = await scene.posted([a]);
    const id = invoices[0]?.id ?? "";
    const hash = await storedHash(id);
    const failed = await scene.find(run.id, a);
    const to = await newRun(scene.store, scene.poster);
    await moveDelivery(scene.context(), failed.id, failed.version, { runId: to.id });
    await renameFirm("The Firm That Moved On");
    expect(await shownHash(id)).toBe(hash);
    const { version } = await showRun(scene.context(), to.id);
    await requestSend(scene.store, scene.poster, { id: to.id, version }, 1);
    await scene.send();
    expect((await scene.find(to.id, a)).state).toBe("sent");
    const [{ bytes } = { bytes: Buffer.of() }] = scene.server.accepted;
    const { content } = (await PostalMime.parse(bytes)).attachments[0] ?? {};
    expect(content instanceof ArrayBuffer && sha256Of(new Uint8Array(content))).toBe(hash);
    expect(await storedHash(id)).toBe(hash);
    const { count } = await scene.store.database.read
      .selectFrom("documents")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("sha256", "=", hash)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });
});
