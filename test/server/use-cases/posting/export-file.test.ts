import { beforeAll, describe, expect, it } from "vitest";
import { bulkInsert } from "../../../../server/storage/bulk-insert.ts";
import { findDocument } from "../../../../server/storage/posting/documents.ts";
import { unpackDocument } from "../../../../server/documents/pack-document.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { issueDownloadTicket } from "../../../../server/use-cases/posting/issue-download-ticket.ts";
import { sha256Of } from "../../../../server/documents/sha256.ts";
import { redeemTicket } from "../../../../server/use-cases/downloads/redeem-ticket.ts";
import { showProgress } from "../../../../server/use-cases/posting/show-progress.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { newClient, newPerson } from "../../factories.ts";
import {
  auditOf,
  deliverAll,
  issue,
  newClients,
  newFirmToPost,
  newRunToPost,
  storedRun,
} from "../../posting/posting-fixture.ts";
import { downloadedBytes } from "../../downloaded.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";

describeOnEachStore("an export file", (store) => {
  let poster: Actor;
  beforeAll(async () => {
    await newFirmToPost(store);
    poster = await newPerson(store);
  });

  const postRunOf = async (clients: Parameters<typeof newRunToPost>[2]) => {
    const { run } = await newRunToPost(store, poster, clients);
    await issue(store, poster, run, clients.length);
    await deliverAll(store);
    return run;
  };
  const fileOf = async (runId: string, actor = poster) => {
    const [file] = (await showRun(store.contextFor(actor), runId)).exports;
    if (file === undefined) throw new Error("This person sees no export.");
    return file;
  };
  const ticketFor = async (exportId: string, actor = poster) => {
    const { url } = await issueDownloadTicket(store.contextFor(actor), exportId);
    return url.replace("/download/", "");
  };

  it("comes to the same as the run and as its invoices, to the cent", async () => {
    const run = await postRunOf(await newClients(store, 4));
    const detail = await showRun(store.contextFor(poster), run.id);
    const { invoices, exports } = await storedRun(store, run.id);
    const sumMinor = invoices.reduce((sum, { gross_minor: gross }) => sum + gross, 0);
    expect(detail.totalDue).toEqual([{ currency: "GBP", amountMinor: sumMinor }]);
    expect(detail.awaitingPayment).toEqual(detail.totalDue);
    expect(detail.exports).toMatchObject([
      { format: "xero-sales-csv", formatName: "Xero", invoiceCount: 4, totals: detail.totalDue },
    ]);

    const packed = await findDocument(store.database.read, exports[0]?.document_id ?? "");
    if (packed === null) throw new Error("No document.");
    const { bytes } = await unpackDocument(packed);
    const rows = new TextDecoder().decode(bytes).trim().split("\r\n").slice(1);
    const netMinor = rows
      .map((row) => row.split(","))
      .reduce((sum, cells) => sum + Math.round(Number(cells[17]) * Number(cells[18]) * 100), 0);
    expect(netMinor).toBe(invoices.reduce((sum, { net_minor: net }) => sum + net, 0));
    expect(rows.map((row) => row.split(",")[10])).toEqual(
      invoices.map(({ number }) => number).toSorted((a, b) => numberOf(a) - numberOf(b)),
    );
  });

  it("gives the same bytes each time and records every download, from the second on as a repeat", async () => {
    const run = await postRunOf(await newClients(store, 2));
    const { id, sha256 } = await fileOf(run.id);
    const downloads = [];
    for (let count = 0; count < 3; count += 1) {
      downloads.push(await downloadedBytes(await redeemTicket(store, await ticketFor(id))));
    }
    expect(downloads.map(sha256Of)).toEqual([sha256, sha256, sha256]);
    const recorded = await store.database.read
      .selectFrom("export_downloads")
      .select(["person_id", "repeat"])
      .where("export_id", "=", id)
      .orderBy("repeat")
      .execute();
    expect(recorded.map(({ repeat }) => repeat)).toEqual([0, 1, 1]);
    expect(recorded.every(({ person_id: who }) => who === poster.personId)).toBe(true);
    expect((await fileOf(run.id)).downloadCount).toBe(3);
    expect(await auditOf(store, `export:${id}`)).toEqual(Array(3).fill("export-downloaded"));
  });

  describe("a ticket", () => {
    it("holds once, and for a minute", async () => {
      const { id } = await fileOf((await postRunOf(await newClients(store, 1))).id);
      const used = await ticketFor(id);
      await redeemTicket(store, used);
      await expect(redeemTicket(store, used)).rejects.toMatchObject({
        code: "ticket-not-found",
      });
      const late = await ticketFor(id);
      store.clock.advanceSeconds(60);
      await expect(redeemTicket(store, late)).rejects.toMatchObject({
        code: "ticket-not-found",
      });
    });

    it("is used once even when it comes twice at the same time", async () => {
      const { id } = await fileOf((await postRunOf(await newClients(store, 1))).id);
      const ticket = await ticketFor(id);
      const outcomes = await Promise.allSettled([
        redeemTicket(store, ticket),
        redeemTicket(store, ticket),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("is worth nothing once the person has lost access", async () => {
      const run = await postRunOf(await newClients(store, 1));
      const leaving = await newPerson(store);
      const disabled = await ticketFor((await fileOf(run.id)).id, leaving);
      await store.database.write((trx) =>
        trx.updateTable("people").set({ disabled: 1 }).where("id", "=", leaving.personId).execute(),
      );
      await expect(redeemTicket(store, disabled)).rejects.toMatchObject({
        code: "ticket-not-found",
      });
    });

    it("is worth nothing once an invoice in the file is hidden from the person", async () => {
      const run = await postRunOf(await newClients(store, 2));
      const outsider = await newPerson(store);
      const file = await fileOf(run.id, outsider);
      const ticket = await ticketFor(file.id, outsider);
      await store.database.write((trx) =>
        trx.updateTable("invoices").set({ restricted: 1 }).where("run_id", "=", run.id).execute(),
      );
      await expect(redeemTicket(store, ticket)).rejects.toMatchObject({
        code: "ticket-not-found",
      });
      await expect(ticketFor(file.id, outsider)).rejects.toMatchObject({
        code: "export-not-found",
      });
    });

    it("is never kept itself", async () => {
      const { id } = await fileOf((await postRunOf(await newClients(store, 1))).id);
      const ticket = await ticketFor(id);
      const rows = await store.database.read.selectFrom("download_tickets").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(ticket);
    });
  });

  it("is one ZIP of several files where the ledger takes only so many invoices a file", async () => {
    const [client] = await newClients(store, 1);
    if (client === undefined) throw new Error("No client.");
    const { run, invoices } = await newRunToPost(store, poster, [client]);
    await copyInvoice(store, invoices[0]?.id ?? "", 500);
    await issue(store, poster, run, 501);
    await deliverAll(store);
    const file = await fileOf(run.id);
    expect(file).toMatchObject({ invoiceCount: 501 });
    expect(file.fileName).toMatch(/^xero-sales-csv-INV-\d+-to-INV-\d+\.zip$/);
    const download = await redeemTicket(store, await ticketFor(file.id));
    expect(download.mediaType).toBe("application/zip");
    const bytes = await downloadedBytes(download);
    const text = new TextDecoder("latin1").decode(bytes);
    expect(new Set(text.match(/xero-INV-[\w-]+\.csv/g)).size).toBe(2);
    expect(text.match(/\*ContactName/g)).toHaveLength(2);
  });

  it("is mended and made at the next start when the ledger's names are missing by then", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    await issue(store, poster, run, 1);
    const rename = (from: string, format: string) =>
      store.database.write((trx) =>
        trx.updateTable("ledger_mappings").set({ format }).where("format", "=", from).execute(),
      );
    await rename("xero-sales-csv", "elsewhere");
    await deliverAll(store);
    expect(await showProgress(store.contextFor(poster), run.id)).toMatchObject({
      state: "attention",
      total: 1,
      done: 0,
      failed: 1,
      message: "The file was not written. The format of the export file is no longer set up.",
    });
    expect((await storedRun(store, run.id)).invoices).toMatchObject([{ status: "approved" }]);
    await rename("elsewhere", "xero-sales-csv");
    await deliverAll(store);
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
  });

  it("does not exist for whoever does not see every invoice in it", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [poster] });
    const run = await postRunOf([hidden, ...(await newClients(store, 1))]);
    const outsider = await newPerson(store);
    expect((await showRun(store.contextFor(outsider), run.id)).exports).toEqual([]);
    expect((await showRun(store.contextFor(poster), run.id)).exports).toHaveLength(1);
  });
});

/** So many further invoices like this one, each with an entry. */
async function copyInvoice(store: Store, id: string, count: number): Promise<void> {
  const { read } = store.database;
  const invoice = await read
    .selectFrom("invoices")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const { id: _, ...entry } = await read
    .selectFrom("entries")
    .selectAll()
    .where("invoice_id", "=", id)
    .executeTakeFirstOrThrow();
  const ids = Array.from({ length: count }, () => store.ids.next());
  await store.database.write(async (trx) => {
    const invoices = ids.map((one) => ({ ...invoice, id: one, label: one }));
    await bulkInsert(trx, store.kind, "invoices", invoices);
    const entries = ids.map((one) => ({ ...entry, invoice_id: one, key: `of ${one}` }));
    await bulkInsert(trx, store.kind, "entries", entries);
  });
}

function numberOf(number: string | null): number {
  return Number(number?.replace(/\D/g, ""));
}
