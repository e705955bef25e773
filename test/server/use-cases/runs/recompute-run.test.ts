import type { Selectable } from "kysely";
import { beforeEach, expect, it } from "vitest";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { returnInvoiceToDraft } from "../../../../server/use-cases/invoices/return-invoice-to-draft.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { preFlight } from "../../../../server/use-cases/posting/pre-flight.ts";
import { recomputeRun } from "../../../../server/use-cases/runs/recompute-run.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("computing a run again", (store) => {
  let maker: Actor;
  let alder: Client;
  let birch: Client;
  let firmMade = false;

  beforeEach(async () => {
    if (!firmMade) await newFirmToBill(store);
    firmMade = true;
    await setRate(store, 200_000);
    maker = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd" });
    birch = await newClient(store, { name: "Birch plc", tax_code: "R" });
  });

  const blocksOf = async (runId: string) => {
    const choice = { method: "export", format: "xero-sales-csv" } as const;
    const { items } = await preFlight(store.contextFor(maker), runId, choice);
    return items.filter(({ code }) => code === "totals-changed" || code === "no-tax-rate");
  };

  it("gets a run out of pre-flight's block after a change of a tax rate, and writes down what changed", async () => {
    const entries = [entryOf(alder), entryOf(birch, { taxCode: "R" })];
    const { runId, invoiceIds } = await upload(store, maker, { entries });
    await setRate(store, 250_000);
    expect(await blocksOf(runId)).toMatchObject([
      { code: "totals-changed", message: expect.stringMatching(/^Alder Ltd: .*Compute the run/) },
    ]);

    const { version } = await showRun(store.contextFor(maker), runId);
    const { result, rows } = await audited(store, () =>
      recomputeRun(store.contextFor(maker), runId, version),
    );
    expect(result).toMatchObject({
      version: version + 1,
      totalDue: [{ currency: "GBP", amountMinor: 12_500 + 11_000 }],
    });
    expect(await blocksOf(runId)).toEqual([]);
    expect(rows.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      `run-recomputed run:${runId}`,
      `invoice-recomputed invoice:${invoiceIds[0]}`,
    ]);
    expect(JSON.parse(rows[1]?.before ?? "")).toMatchObject({ taxMinor: 2_000 });
    expect(JSON.parse(rows[1]?.after ?? "")).toMatchObject({ taxMinor: 2_500 });
  });

  it("gets a run out of a missing tax rate once there is one", async () => {
    const entries = [entryOf(alder, { taxCode: "LATE", date: "2026-11-10" })];
    const expected = { grossByCurrency: [{ currency: "GBP", amountMinor: 10_000 }] };
    const { runId } = await upload(store, maker, { entries, expected });
    expect(await blocksOf(runId)).toMatchObject([{ code: "no-tax-rate" }]);
    await store.database.write((trx) =>
      trx
        .insertInto("tax_rates")
        .values({
          id: "late",
          code: "LATE",
          valid_from: "2026-11-01",
          name: "Late",
          components: "[]",
        })
        .execute(),
    );
    expect(await blocksOf(runId)).toMatchObject([{ code: "totals-changed" }]);
    const { version } = await showRun(store.contextFor(maker), runId);
    await recomputeRun(store.contextFor(maker), runId, version);
    expect(await blocksOf(runId)).toEqual([]);
  });

  it("sees a change of the tax code by which the amounts stay the same", async () => {
    const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
    await store.database.write(async (trx) => {
      await trx
        .insertInto("tax_rates")
        .values({
          id: `T${runId}`,
          code: `T${runId}`,
          valid_from: "2020-01-01",
          name: "Twin",
          components: JSON.stringify([{ name: "VAT", ratePpm: 200_000, compound: false }]),
        })
        .execute();
      await trx
        .updateTable("clients")
        .set({ tax_code: `T${runId}` })
        .where("id", "=", alder.id)
        .execute();
    });
    expect(await blocksOf(runId)).toMatchObject([{ code: "totals-changed" }]);
    const { version } = await showRun(store.contextFor(maker), runId);
    await recomputeRun(store.contextFor(maker), runId, version);
    const invoice = await showInvoice(store.contextFor(maker), invoiceIds[0] ?? "");
    expect(invoice.taxes.map(({ taxCode }) => taxCode)).toEqual([`T${runId}`]);
    expect(await blocksOf(runId)).toEqual([]);
  });

  it("leaves an approved invoice alone, and says how it is mended", async () => {
    const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
    const [invoiceId = ""] = invoiceIds;
    const context = store.contextFor(maker);
    await approveInvoice(context, invoiceId, 1);
    await setRate(store, 250_000);
    expect(await blocksOf(runId)).toMatchObject([
      { code: "totals-changed", message: expect.stringMatching(/Return it to draft, then/) },
    ]);
    const before = await everything(store);
    await recomputeRun(context, runId, (await showRun(context, runId)).version);
    expect(await everything(store)).toEqual(before);

    await returnInvoiceToDraft(context, invoiceId, 2);
    await recomputeRun(context, runId, (await showRun(context, runId)).version);
    expect(await blocksOf(runId)).toEqual([]);
  });

  it("leaves what is hidden from the person alone", async () => {
    const hidden = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
    const outsider = store.contextFor(await newPerson(store));
    const entries = [entryOf(alder), entryOf(hidden)];
    const { runId } = await upload(store, maker, { entries });
    await setRate(store, 250_000);
    const { result, rows } = await audited(store, async () =>
      recomputeRun(outsider, runId, (await showRun(outsider, runId)).version),
    );
    expect(result.totalDue).toEqual([{ currency: "GBP", amountMinor: 12_500 }]);
    expect(rows.map(({ restricted_client_id: id }) => id)).toEqual([null, null]);
    expect(await blocksOf(runId)).toMatchObject([
      { message: expect.stringMatching(/^Ghost: .*Compute the run/) },
    ]);
  });

  it("changes nothing where nothing comes out differently, and refuses a stale version", async () => {
    const { runId } = await upload(store, maker, { entries: [entryOf(alder)] });
    const context = store.contextFor(maker);
    const before = await everything(store);
    await recomputeRun(context, runId, 1);
    expect(await everything(store)).toEqual(before);
    await expect(recomputeRun(context, runId, 7)).rejects.toMatchObject({
      code: "version-changed",
    });
  });
});

async function setRate(store: Store, ratePpm: number): Promise<void> {
  const components = JSON.stringify([{ name: "VAT", ratePpm, compound: false }]);
  await store.database.write((trx) =>
    trx.updateTable("tax_rates").set({ components }).where("code", "=", "S").execute(),
  );
}
