import { beforeAll, describe, expect, it } from "vitest";
import { approveInvoice } from "../../../server/use-cases/invoices/approve-invoice.ts";
import { showInvoice } from "../../../server/use-cases/invoices/show-invoice.ts";
import { makeDocuments } from "../../../server/use-cases/documents/make-documents.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { createRenderPool } from "../../../server/documents/rendering/render-pool.ts";
import { entryOf, newFirmToBill, upload } from "../building.ts";
import { readPdf } from "../documents/read-pdf.ts";
import { newClient, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the document of a stored invoice", (store) => {
  let maker: Actor;
  let invoiceId: string;
  let asMaker: Send;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    const client = await newClient(store, { name: "Ålder & Söhne GmbH", language: "de" });
    const entries = [
      entryOf(client, { date: "2026-11-03", description: "Buchführung Łódź" }),
      entryOf(client, { date: "2026-11-20", description: "Abschluss" }),
    ];
    const { invoiceIds } = await upload(store, maker, { entries });
    invoiceId = invoiceIds[0] ?? "";
    asMaker = await signedIn(store, appOn(store), maker);
  });

  const pagesOf = async (response: Response) =>
    (await readPdf(new Uint8Array(await response.arrayBuffer()))).pages.map(({ text }) => text);

  it("is a PDF in the client's language that says what the invoice says, to the cent (P12)", async () => {
    const response = await asMaker("GET", `invoices/${invoiceId}/document`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const [page = ""] = await pagesOf(response);
    const invoice = await showInvoice(store.contextFor(maker), invoiceId);
    const due = (invoice.grossMinor / 100).toFixed(2).replace(".", ",");
    expect(page).toContain("Ålder&SöhneGmbH");
    expect(page).toContain("BuchführungŁódź");
    expect(page).toContain("3.–20.November2026");
    expect(page).toContain(`Zuzahlen${due}GBP`);
  });

  it("says that it is a draft until it is approved", async () => {
    const [draft = ""] = await pagesOf(await asMaker("GET", `invoices/${invoiceId}/document`));
    expect(draft).toContain("ENTWURF");
    const { version } = await showInvoice(store.contextFor(maker), invoiceId);
    await approveInvoice(store.contextFor(maker), invoiceId, version);
    const [approved = ""] = await pagesOf(await asMaker("GET", `invoices/${invoiceId}/document`));
    expect(approved).not.toContain("ENTWURF");
  });

  it("does not exist for an invoice that does not", async () => {
    const response = await asMaker("GET", "invoices/none/document");
    expect((await problemIn(response)).code).toBe("invoice-not-found");
  });

  describe("downloaded", () => {
    const downloaded = async (path: string) => {
      const app = appOn(store);
      const { url } = (await (await asMaker("POST", path)).json()) as { url: string };
      const response = await app.request(url);
      return { response, bytes: new Uint8Array(await response.arrayBuffer()), url, app };
    };

    it("by its one-time address is the PDF that is shown, once", async () => {
      const shown = await asMaker("GET", `invoices/${invoiceId}/document`);
      const { response, bytes, url, app } = await downloaded(
        `invoices/${invoiceId}/document/ticket`,
      );
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(response.headers.get("content-disposition")).toBe(
        'attachment; filename="draft-1.pdf"',
      );
      expect(bytes).toEqual(new Uint8Array(await shown.arrayBuffer()));
      expect((await app.request(url)).status).toBe(404);
    });

    it("with a run's others is a ZIP of those that the person sees, drawn as they are shown (R5)", async () => {
      const outsider = await newPerson(store);
      const ghost = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
      const plain = await newClient(store, { name: "Alder Ltd" });
      const { runId } = await upload(store, maker, { entries: [entryOf(ghost), entryOf(plain)] });
      const path = `runs/${runId}/documents/ticket`;
      const whole = await downloaded(path);
      expect(namesIn(whole.bytes)).toEqual(["draft-1.pdf", "draft-2.pdf"]);
      asMaker = await signedIn(store, appOn(store), outsider);
      const seen = await downloaded(path);
      expect(namesIn(seen.bytes)).toEqual(["draft-1.pdf"]);
      asMaker = await signedIn(store, appOn(store), maker);
    });
  });

  describe("made by the server itself", () => {
    it("is the same bytes, each with its invoice", async () => {
      const shown = await asMaker("GET", `invoices/${invoiceId}/document`);
      const renderPool = createRenderPool();
      const made = [];
      const wanted = [invoiceId, "none", invoiceId];
      for await (const one of makeDocuments({ database: store.database, renderPool }, wanted)) {
        made.push(one);
      }
      const bytes = new Uint8Array(await shown.arrayBuffer());
      expect(made).toEqual([
        { invoiceId, bytes },
        { invoiceId, bytes },
      ]);
      await renderPool.close();
    });
  });
});

/** The names of a ZIP's files, as its directory lists them. */
function namesIn(zip: Uint8Array): string[] {
  const text = Buffer.from(zip).toString("latin1");
  return text
    .split("PK\u0001\u0002")
    .slice(1)
    .map((entry) => entry.slice(42, 42 + entry.charCodeAt(24) + 256 * entry.charCodeAt(25)));
}
