import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { commitUpload } from "../../../../server/use-cases/building/commit-upload.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import {
  audited,
  commitBodyOf,
  entryOf,
  everything,
  newFirmToBill,
  sendChunks,
  upload,
} from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("committing an upload", (store) => {
  let maker: Actor;
  let alder: Client;
  let birch: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store, { name: "Maria" });
    alder = await newClient(store, { name: "Alder Ltd", code: "A1", terms_days: 14 });
    birch = await newClient(store, { name: "Birch plc" });
  });

  it("makes a run with one invoice a client, to the cent of what was shown", async () => {
    const entries = [
      entryOf(birch, { valueMinor: 3_333, quantityMicro: null, rateMicro: null }),
      entryOf(alder),
      entryOf(alder, { writeOnOffMinor: -1_000 }),
      entryOf(alder, { carriedMinor: 10_000 }),
      entryOf(birch, { currency: "EUR" }),
    ];
    const { rows, result } = await audited(store, () =>
      upload(store, maker, { entries, name: "November billing" }),
    );
    expect(result).toMatchObject({ entryCount: 5, invoiceCount: 3 });
    const run = await showRun(store.contextFor(maker), result.runId);
    expect(run).toMatchObject({
      name: "November billing",
      status: "draft",
      invoiceDate: "2026-11-24",
      createdBy: { id: maker.personId, name: "Maria" },
      invoiceCount: 3,
      hiddenInvoiceCount: 0,
      totalDue: [
        { currency: "EUR", amountMinor: 12_000 },
        { currency: "GBP", amountMinor: 22_800 + 4_000 },
      ],
    });
    expect(rows).toMatchObject([
      { action: "run-created", subject: `run:${result.runId}`, person_id: maker.personId },
    ]);
    expect(JSON.parse(rows[0]?.after ?? "")).toMatchObject({ entryCount: 5, invoiceCount: 3 });

    const invoices = await store.database.read
      .selectFrom("invoices")
      .selectAll()
      .where("run_id", "=", result.runId)
      .where("client_id", "=", alder.id)
      .execute();
    expect(invoices).toMatchObject([
      {
        client_name: "Alder Ltd",
        client_code: "A1",
        status: "draft",
        invoice_date: "2026-11-24",
        due_date: "2026-12-08",
        entry_count: 3,
        net_minor: 19_000,
        tax_minor: 3_800,
        gross_minor: 22_800,
        version: 1,
      },
    ]);
  });

  it("does not mix prices with and without tax on one invoice (R12)", async () => {
    const { runId } = await upload(store, maker, { entries: [entryOf(birch)] });
    const setFirm = (includes: number) =>
      store.database.write((trx) =>
        trx.updateTable("firm").set({ prices_include_tax: includes }).execute(),
      );
    await setFirm(1);
    const expected = {
      netByCurrency: [{ currency: "GBP", amountMinor: 8_333 }],
      grossByCurrency: [{ currency: "GBP", amountMinor: 10_000 }],
    };
    try {
      await upload(store, maker, { entries: [entryOf(birch)], runId, expected });
    } finally {
      await setFirm(0);
    }
    const invoices = await store.database.read
      .selectFrom("invoices")
      .select(["prices_include_tax", "net_minor", "gross_minor"])
      .where("run_id", "=", runId)
      .orderBy("prices_include_tax")
      .execute();
    expect(invoices).toEqual([
      { prices_include_tax: 0, net_minor: 10_000, gross_minor: 12_000 },
      { prices_include_tax: 1, net_minor: 8_333, gross_minor: 10_000 },
    ]);
  });

  it("gives the same bytes for a repeated commit, and makes nothing twice", async () => {
    const wanted = { entries: [entryOf(alder), entryOf(birch), entryOf(birch)] };
    const uploadId = await sendChunks(store, maker, wanted);
    const body = commitBodyOf(wanted);
    const first = await commitUpload(store.contextFor(maker), uploadId, body);
    const after = await everything(store);
    store.clock.advanceSeconds(3_600);
    expect(await commitUpload(store.contextFor(maker), uploadId, body)).toBe(first);
    expect(await everything(store)).toEqual(after);
  });

  it("keeps no second copy of the rows once they are entries", async () => {
    const wanted = { entries: [entryOf(alder), entryOf(alder), entryOf(alder)] };
    const uploadId = await sendChunks(store, maker, wanted);
    await commitUpload(store.contextFor(maker), uploadId, commitBodyOf(wanted));
    const chunks = await store.database.read
      .selectFrom("upload_chunks")
      .select(["number", "body"])
      .where("upload_id", "=", uploadId)
      .orderBy("number")
      .execute();
    expect(chunks).toEqual([
      { number: 0, body: "" },
      { number: 1, body: "" },
    ]);
  });

  it("bills whom the work item says, else whom the client says, else the client itself (R6)", async () => {
    const parent = await newClient(store, { name: "Parent" });
    const other = await newClient(store, { name: "Other payer" });
    const child = await newClient(store, { name: "Child", bill_to_id: parent.id });
    await store.database.write((trx) =>
      trx
        .insertInto("work_items")
        .values({ client_id: child.id, name_key: "audit 2026", bill_to_id: other.id })
        .execute(),
    );
    const entries = [entryOf(child), entryOf(child, { workItem: " AUDIT  2026" }), entryOf(parent)];
    const expected = { invoiceCount: 2 };
    const { runId } = await upload(store, maker, { entries, expected });
    const invoices = await store.database.read
      .selectFrom("invoices")
      .select(["client_name", "entry_count"])
      .where("run_id", "=", runId)
      .orderBy("client_name")
      .execute();
    expect(invoices).toEqual([
      { client_name: "Other payer", entry_count: 1 },
      { client_name: "Parent", entry_count: 2 },
    ]);
  });

  it("falls back from the row's tax code to the client's and the firm's, at the rate of the date of supply (R12)", async () => {
    const reduced = await newClient(store, { name: "Reduced", tax_code: "R" });
    const entries = [
      entryOf(reduced, { date: "2026-11-15" }),
      entryOf(reduced, { date: "2026-11-16" }),
      entryOf(reduced, { taxCode: "S" }),
    ];
    const gross = [{ currency: "GBP", amountMinor: 30_000 + 1_000 + 500 + 2_000 }];
    const { runId, invoiceIds } = await upload(store, maker, {
      entries,
      expected: { grossByCurrency: gross },
    });
    expect((await showRun(store.contextFor(maker), runId)).totalDue).toEqual(gross);
    const invoice = await showInvoice(store.contextFor(maker), invoiceIds[0] ?? "");
    expect(invoice.taxes.map(({ taxCode, taxMinor }) => [taxCode, taxMinor])).toEqual([
      ["R", 1_000],
      ["R", 500],
      ["S", 2_000],
    ]);
  });

  describe("into a draft run", () => {
    it("joins the client's draft there and computes its totals anew", async () => {
      const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
      const { rows, result } = await audited(store, () =>
        upload(store, maker, { entries: [entryOf(alder), entryOf(birch)], runId }),
      );
      expect(result).toMatchObject({ runId, entryCount: 2, invoiceCount: 2 });
      expect(result.invoiceIds).toContain(invoiceIds[0]);
      const run = await showRun(store.contextFor(maker), runId);
      expect(run).toMatchObject({
        version: 2,
        invoiceCount: 2,
        totalDue: [{ currency: "GBP", amountMinor: 36_000 }],
      });
      const joined = await showInvoice(store.contextFor(maker), invoiceIds[0] ?? "");
      expect(joined).toMatchObject({ entryCount: 2, grossMinor: 24_000, version: 2 });
      expect(rows).toMatchObject([{ action: "rows-added", subject: `run:${runId}` }]);
    });

    it("makes a further invoice beside one that is approved, because approval locks it (R14)", async () => {
      const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
      const approvedId = invoiceIds[0] ?? "";
      await approveInvoice(store.contextFor(maker), approvedId, 1);
      const added = await upload(store, maker, { entries: [entryOf(alder)], runId });
      expect(added.invoiceIds).not.toContain(approvedId);
      expect(await showInvoice(store.contextFor(maker), approvedId)).toMatchObject({
        status: "approved",
        entryCount: 1,
      });
      expect((await showRun(store.contextFor(maker), runId)).invoiceCount).toBe(2);
    });
  });

  it("records the confirmation of a row that looks billed, and asks for it only once (R10)", async () => {
    const fingerprint = "the same work";
    await upload(store, maker, { entries: [entryOf(alder, { fingerprint })] });
    const again = entryOf(alder, { fingerprint });
    await expect(upload(store, maker, { entries: [again] })).rejects.toMatchObject({
      code: "rows-look-billed",
      items: [{ location: again.key }],
    });
    const confirmed = { ...again, confirmedNotBilled: true };
    const { rows } = await audited(store, () => upload(store, maker, { entries: [confirmed] }));
    expect(JSON.parse(rows[0]?.after ?? "")).toMatchObject({ confirmedNotBilled: [again.key] });
    const stored = await store.database.read
      .selectFrom("confirmations")
      .selectAll()
      .where("key", "=", again.key)
      .execute();
    expect(stored).toEqual([
      {
        key: again.key,
        fingerprint,
        person_id: maker.personId,
        confirmed_at: store.clock.now(),
      },
    ]);
  });
});
