import type { Selectable } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { UploadEntry } from "#shared/wire/upload.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { checkRows } from "../../../../server/use-cases/building/check-rows.ts";
import { showEntryStates } from "../../../../server/use-cases/building/show-entry-states.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { deleteInvoice } from "../../../../server/use-cases/invoices/delete-invoice.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { takeChange } from "../../../../server/use-cases/invoices/take-change.ts";
import { entryOf, newFirmToBill, upload } from "../../building.ts";
import { newClient, newNumberSeries, newPerson } from "../../factories.ts";
import { backgroundOf } from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("billing what is left of a row that is billed in part", (store) => {
  let maker: Actor;
  let alder: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    await newNumberSeries(store);
    const mapping = {
      accounts: { time: "200", expense: "429", "fixed-fee": "201" },
      taxNames: { S: "20%" },
      currencies: ["GBP", "EUR"],
    };
    await store.database.write((trx) =>
      trx
        .insertInto("ledger_mappings")
        .values({ format: "xero-sales-csv", mapping: JSON.stringify(mapping) })
        .execute(),
    );
    maker = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd" });
  });

  const fee = (fields: Partial<UploadEntry> = {}): UploadEntry =>
    entryOf(alder, { kind: "fixed-fee", valueMinor: 100_000, rateMicro: 1_000_000_000, ...fields });

  /** Bills a row; `usedMinor` is what the pane took off, as the server does. */
  async function bill(row: UploadEntry, usedMinor = 0) {
    const billed = row.valueMinor - usedMinor + row.writeOnOffMinor - row.carriedMinor;
    const sums = (amountMinor: number) => [{ currency: row.currency, amountMinor }];
    const expected = {
      netByCurrency: sums(billed),
      grossByCurrency: sums(billed + Math.round(billed / 5)),
    };
    return upload(store, maker, { entries: [row], expected });
  }

  async function post(runId: string) {
    const context = store.contextFor(maker);
    const run = await showRun(context, runId);
    await requestPost(context, runId, run.version, {
      method: "export",
      format: "xero-sales-csv",
      expectedInvoiceCount: run.invoiceCount,
      expectedTotals: run.totalDue,
    });
    await postRun(backgroundOf(store), runId);
  }

  const check = async ({ key, fingerprint }: UploadEntry, actor = maker) => {
    const body = { clients: [], entries: [{ key, fingerprint }] };
    return (await checkRows(store.contextFor(actor), body)).entries;
  };
  const statusOf = async ({ key }: UploadEntry) =>
    (await showEntryStates(store.contextFor(maker), { keys: [key] })).entries[0]?.status;

  it("bills a fee in three steps, and not a penny beyond its worth", async () => {
    const row = fee({ carriedMinor: 60_000 });
    await post((await bill(row)).runId);
    expect(await check(row)).toMatchObject([
      { state: "part-billed", used: { currency: "GBP", amountMinor: 40_000 } },
    ]);
    expect(await statusOf(row)).toBe("part-billed");

    const second = await bill({ ...row, carriedMinor: 25_000 }, 40_000);
    expect(await check(row)).toMatchObject([{ state: "in-draft", used: null }]);
    expect(await statusOf(row)).toBe("in-draft");
    await expect(bill({ ...row, carriedMinor: 0 }, 40_000)).rejects.toMatchObject({
      code: "rows-taken",
    });
    await post(second.runId);
    expect(await check(row)).toMatchObject([{ used: { amountMinor: 75_000 } }]);

    const third = await bill({ ...row, carriedMinor: 0 }, 75_000);
    const invoice = await showInvoice(store.contextFor(maker), third.invoiceIds[0] ?? "");
    expect(invoice).toMatchObject({ netMinor: 25_000, grossMinor: 30_000 });
    expect(invoice.lines).toMatchObject([{ quantityMicro: 1_000_000, amountMinor: 25_000 }]);
    await post(third.runId);
    expect(await check(row)).toMatchObject([{ state: "billed", used: null }]);
    expect(await statusOf(row)).toBe("billed");
    await expect(bill(row, 75_000)).rejects.toMatchObject({ code: "rows-taken" });
  });

  it("gives back what is left, and no more, when its draft is deleted", async () => {
    const row = fee({ carriedMinor: 60_000 });
    await post((await bill(row)).runId);
    const { invoiceIds } = await bill({ ...row, carriedMinor: 0 }, 40_000);
    await deleteInvoice(store.contextFor(maker), invoiceIds[0] ?? "", 1);
    expect(await check(row)).toMatchObject([{ state: "part-billed" }]);
    await expect(bill({ ...row, carriedMinor: 0 })).rejects.toMatchObject({
      code: "upload-differs",
    });
    await bill({ ...row, carriedMinor: 0 }, 40_000);
  });

  it("follows a fee that was raised, and refuses one that was lowered to what is billed, or is in another currency", async () => {
    const row = fee({ carriedMinor: 60_000 });
    await post((await bill(row)).runId);
    for (const changed of [
      { ...row, carriedMinor: 0, valueMinor: 40_000 },
      { ...row, carriedMinor: 0, valueMinor: 30_000 },
      { ...row, carriedMinor: 0, valueMinor: -100_000, currency: "EUR" },
      { ...row, carriedMinor: 0, currency: "EUR" },
    ]) {
      await expect(bill(changed, 40_000)).rejects.toMatchObject({
        code: "rows-taken",
        items: [{ message: expect.stringMatching(/^Billed in part on invoice .*nothing of it/) }],
      });
    }
    const raised = await bill({ ...row, carriedMinor: 0, valueMinor: 120_000 }, 40_000);
    const invoice = await showInvoice(store.contextFor(maker), raised.invoiceIds[0] ?? "");
    expect(invoice.netMinor).toBe(80_000);
  });

  it("takes a changed value into the draft less what was billed before", async () => {
    const row = fee({ carriedMinor: 60_000 });
    await post((await bill(row)).runId);
    const { invoiceIds } = await bill({ ...row, carriedMinor: 0 }, 40_000);
    const seen = { invoiceId: invoiceIds[0] ?? "", key: row.key, version: 1 };
    const { key, groupLabel, writeOnOffMinor, carriedMinor, ...content } = row;
    const now = { ...content, valueMinor: 130_000, fingerprint: `${key} raised` };
    const invoice = await takeChange(store.contextFor(maker), seen, now);
    expect(invoice.entries).toMatchObject([{ valueMinor: 90_000, billedMinor: 90_000 }]);
    const lowered = { ...content, valueMinor: 40_000, fingerprint: `${key} lowered` };
    await expect(
      takeChange(store.contextFor(maker), { ...seen, version: 2 }, lowered),
    ).rejects.toMatchObject({ code: "entry-unbalanced" });
  });

  it("does not forget a write-off of time whose rest was carried", async () => {
    const row = entryOf(alder, { writeOnOffMinor: -2_000, carriedMinor: 8_000 });
    const other = entryOf(alder);
    const expected = {
      netByCurrency: [{ currency: "GBP", amountMinor: 10_000 }],
      grossByCurrency: [{ currency: "GBP", amountMinor: 12_000 }],
    };
    const { runId } = await upload(store, maker, { entries: [row, other], expected });
    await post(runId);
    expect(await check(row)).toMatchObject([
      { state: "part-billed", used: { amountMinor: 2_000 } },
    ]);
    await bill({ ...row, writeOnOffMinor: 0, carriedMinor: 0 }, 2_000);
  });

  it("does not tell what is left to whoever may not see where the rest was billed", async () => {
    const hidden = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
    const row = entryOf(hidden, { ...fee({ carriedMinor: 60_000 }), clientId: hidden.id });
    await post((await bill(row)).runId);
    expect(await check(row)).toMatchObject([{ state: "part-billed" }]);
    expect(await check(row, await newPerson(store))).toMatchObject([
      { state: "billed", used: null, runId: null, invoiceNumber: null },
    ]);
  });

  it("holds the same content under another key back, once for all parts", async () => {
    const row = fee({ carriedMinor: 60_000 });
    await post((await bill(row)).runId);
    await bill({ ...row, carriedMinor: 0 }, 40_000);
    const copy = { ...row, key: `${row.key} copy` };
    expect(await check(copy)).toMatchObject([{ key: copy.key, state: "looks-billed" }]);
    const { alike } = await showEntryStates(store.contextFor(maker), {
      keys: [],
      fingerprints: [row.fingerprint],
    });
    expect(alike).toEqual([{ fingerprint: row.fingerprint, keys: [row.key] }]);
  });
});
