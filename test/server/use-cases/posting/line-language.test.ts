import { expect, it } from "vitest";
import type { DetailLevel } from "#shared/grouping.ts";
import type { Language } from "#shared/language.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import { showDocument } from "../../../../server/use-cases/documents/show-document.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { listLines } from "../../../../server/storage/posting/lines.ts";
import { readPdf } from "../../documents/read-pdf.ts";
import { newClient, newPerson } from "../../factories.ts";
import { issue, newFirmToPost, newRunToPost } from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";

const detailLevel: DetailLevel = "by-date";

/** A draft of one entry for a client of this language, at a level of detail that adds words of its own. */
async function draftFor(store: Store, language: Language | null) {
  const maker = await newPerson(store);
  const { run, invoices } = await newRunToPost(store, maker, [
    await newClient(store, { language }),
  ]);
  const id = invoices[0]?.id ?? "";
  const context = store.contextFor(maker);
  await updateInvoice(context, id, 1, { detailLevel });
  const { read } = store.database;
  const words = async () =>
    (await showInvoice(context, id)).lines.map(({ description }) => description);
  return {
    id,
    words,
    text: async () => {
      const { pages } = await readPdf(await showDocument(context, store.renderPool, id));
      return pages.map(({ text }) => text).join();
    },
    stored: async () =>
      (await listLines(read, [id])).get(id)?.map(({ description }) => description),
    post: async () => {
      const { version } = await read
        .selectFrom("runs")
        .select("version")
        .where("id", "=", run.id)
        .executeTakeFirstOrThrow();
      await issue(store, maker, { ...run, version }, 1);
    },
  };
}

describeOnEachStore("the words of lines that no entry supplies", (store) => {
  const setLanguage = (table: "clients" | "firm", language: Language) =>
    store.database.write((trx) =>
      table === "firm"
        ? trx.updateTable("firm").set({ default_language: language }).execute()
        : trx.updateTable("clients").set({ language }).execute(),
    );

  it("are a German client's on the draft, on its document and as they are frozen", async () => {
    await newFirmToPost(store);
    const draft = await draftFor(store, "de");
    const words = ["Honorar, 10. November 2026, 1 Position"];
    expect(await draft.words()).toEqual(words);
    const text = "Honorar,10.November2026,1Position";
    expect(await draft.text()).toContain(text);
    await draft.post();
    expect(await draft.stored()).toEqual(words);
    await setLanguage("clients", "es");
    expect(await draft.words()).toEqual(words);
    expect(await draft.text()).toContain(text);
    expect(await draft.text()).toContain("Rechnung");
  });

  it("are the firm's for a client that does not say, and follow both while it is a draft", async () => {
    const draft = await draftFor(store, null);
    expect(await draft.words()).toEqual(["Professional services, 10 November 2026, 1 entry"]);
    await setLanguage("firm", "fr");
    expect(await draft.words()).toEqual(["Honoraires, 10 novembre 2026, 1 poste"]);
    await draft.post();
    expect(await draft.stored()).toEqual(["Honoraires, 10 novembre 2026, 1 poste"]);
    await setLanguage("firm", "en");
    expect(await draft.text()).toContain("Facture");
  });
});
