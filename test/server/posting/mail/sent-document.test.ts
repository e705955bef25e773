import { expect, it } from "vitest";
import { sha256Of } from "../../../../server/documents/sha256.ts";
import { appOn, signedIn } from "../../serve.ts";
import { issue } from "../posting-fixture.ts";
import { newRunToSend } from "./sending-fixture.ts";
import { describeSending } from "./sending-scene.ts";

const a = "a@client.example";

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

  it("is drawn where none was stored: before it is sent, and when its run was exported", async () => {
    const { run, invoices } = await newRunToSend(scene.store, scene.poster, [a]);
    const id = invoices[0]?.id ?? "";
    const before = await shownHash(id);
    await renameFirm("Firm of the Day");
    expect(await shownHash(id)).not.toBe(before);
    await issue(scene.store, scene.poster, run, 1);
    const exported = await bytesOf(await request(`invoices/${id}/document`));
    expect(Buffer.from(exported.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(sha256Of(await downloaded(`invoices/${id}/document/ticket`))).toBe(sha256Of(exported));
  });
});
