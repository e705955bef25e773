import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { UploadEntry } from "#shared/wire/upload.ts";
import type { TakeChangeBody } from "#shared/wire/invoice-entry.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { showEntryStates } from "../../../../server/use-cases/building/show-entry-states.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { removeEntry } from "../../../../server/use-cases/invoices/remove-entry.ts";
import { takeChange } from "../../../../server/use-cases/invoices/take-change.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("an entry of a draft", (store) => {
  let maker: Actor;
  let other: Actor;
  let alder: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    other = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd" });
  });

  /** A run of these entries; the first invoice of it. */
  async function draft(entries: UploadEntry[], fields: { grouping?: "client-and-work-item" } = {}) {
    const { runId, invoiceIds } = await upload(store, maker, { entries, ...fields });
    return { runId, invoiceId: invoiceIds[0] ?? "" };
  }

  /** The row as it is uploaded when it was changed. */
  function rowOf(entry: UploadEntry, changes: Partial<UploadEntry>): TakeChangeBody {
    const { key, groupLabel, writeOnOffMinor, carriedMinor, ...row } = { ...entry, ...changes };
    return { ...row, fingerprint: changes.fingerprint ?? `changed content of ${entry.key}` };
  }

  const stored = (key: string) =>
    store.database.read
      .selectFrom("entries")
      .selectAll()
      .where("key", "=", key)
      .executeTakeFirstOrThrow();

  async function unchanged(work: () => Promise<unknown>, refusal: object) {
    const before = await everything(store);
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await everything(store)).toEqual(before);
  }

  describe("changed in the sheet", () => {
    it("is taken in: content, value and totals follow, and the audit has both", async () => {
      const entry = entryOf(alder);
      const { runId, invoiceId } = await draft([entry, entryOf(alder)]);
      const row = rowOf(entry, {
        description: "Month-end, longer",
        quantityMicro: 2_500_000,
        valueMinor: 25_000,
      });
      const seen = { invoiceId, key: entry.key, version: 1 };
      const { rows, result } = await audited(store, () =>
        takeChange(store.contextFor(other), seen, row),
      );
      expect(result).toMatchObject({ netMinor: 35_000, grossMinor: 42_000, version: 2 });
      expect(result.entries.find(({ key }) => key === entry.key)).toMatchObject({
        description: "Month-end, longer",
        quantityMicro: 2_500_000,
        valueMinor: 25_000,
        billedMinor: 25_000,
      });
      expect(rows).toMatchObject([
        { action: "entry-changed", subject: `invoice:${invoiceId}`, person_id: other.personId },
      ]);
      expect(JSON.parse(rows[0]?.before ?? "")).toMatchObject({ valueMinor: 10_000 });
      expect(JSON.parse(rows[0]?.after ?? "")).toMatchObject({ valueMinor: 25_000 });
      const run = await showRun(store.contextFor(maker), runId);
      expect(run).toMatchObject({ totalDue: [{ amountMinor: 42_000 }], version: 2 });
      const states = await showEntryStates(store.contextFor(maker), { keys: [entry.key] });
      expect(states.entries).toMatchObject([{ fingerprint: row.fingerprint, invoiceVersion: 2 }]);
      const invoice = await store.database.read
        .selectFrom("invoices")
        .select("makers")
        .where("id", "=", invoiceId)
        .executeTakeFirst();
      expect(invoice?.makers).toBe(`${maker.personId} ${other.personId}`);
    });

    it("keeps its write-off, and stays carried when it was carried (R8, R9)", async () => {
      const written = entryOf(alder, { writeOnOffMinor: -2_000 });
      const carried = entryOf(alder, { carriedMinor: 10_000 });
      const { invoiceId } = await draft([written, carried]);
      const change = { quantityMicro: 3_000_000, valueMinor: 30_000 };
      for (const [index, entry] of [written, carried].entries()) {
        const seen = { invoiceId, key: entry.key, version: index + 1 };
        await takeChange(store.contextFor(maker), seen, rowOf(entry, change));
      }
      expect(await stored(written.key)).toMatchObject({
        value_minor: 3e4,
        write_on_off_minor: -2e3,
        billed_minor: 28e3,
      });
      expect(await stored(carried.key)).toMatchObject({ carried_minor: 30_000, billed_minor: 0 });
    });

    it("is refused in words where the decision does not fit the new value", async () => {
      const entry = entryOf(alder, { writeOnOffMinor: -9_000 });
      const { invoiceId } = await draft([entry]);
      const seen = { invoiceId, key: entry.key, version: 1 };
      const row = rowOf(entry, { quantityMicro: 500_000, valueMinor: 5_000 });
      await unchanged(() => takeChange(store.contextFor(maker), seen, row), {
        code: "entry-unbalanced",
        message: expect.stringContaining("The write-off is larger than the entry's value."),
      });
    });

    it("is refused when the row belongs on another invoice now (R6)", async () => {
      const birch = await newClient(store, { name: "Birch" });
      const entry = entryOf(alder);
      const { invoiceId } = await draft([entry], { grouping: "client-and-work-item" });
      const seen = { invoiceId, key: entry.key, version: 1 };
      const take = (changes: Partial<UploadEntry>) => () =>
        takeChange(store.contextFor(maker), seen, rowOf(entry, changes));
      const code = "entry-belongs-elsewhere";
      const says = (what: string) => ({
        code,
        message: expect.stringContaining(`another ${what}`),
      });
      await unchanged(take({ clientId: birch.id }), says("client"));
      await unchanged(take({ currency: "EUR" }), says("currency"));
      await unchanged(take({ workItem: "Payroll" }), says("work item"));
      const ghost = await newClient(store, { privacy: "hidden", team: [other] });
      await unchanged(take({ clientId: ghost.id }), { code: "client-not-found" });
      expect(await take({ workItem: " bookkeeping" })()).toMatchObject({ version: 2 });
    });

    it("may go to another client for whom the same one pays (R6)", async () => {
      const child = await newClient(store, { name: "Alder Shops", bill_to_id: alder.id });
      const entry = entryOf(alder);
      const { invoiceId } = await draft([entry]);
      const seen = { invoiceId, key: entry.key, version: 1 };
      await takeChange(store.contextFor(maker), seen, rowOf(entry, { clientId: child.id }));
      expect(await stored(entry.key)).toMatchObject({
        client_id: child.id,
        client_name: "Alder Shops",
      });
    });

    it("is held back when it now looks like work billed under another key, until confirmed (R10)", async () => {
      const billed = entryOf(alder);
      await draft([billed]);
      const entry = entryOf(alder);
      const { invoiceId } = await draft([entry]);
      const seen = { invoiceId, key: entry.key, version: 1 };
      const row = rowOf(entry, { fingerprint: billed.fingerprint });
      const take = (confirmedNotBilled: boolean) =>
        takeChange(store.contextFor(maker), seen, { ...row, confirmedNotBilled });
      await unchanged(() => take(false), { code: "rows-look-billed" });
      expect(await take(true)).toMatchObject({ version: 2 });
      const confirmed = await store.database.read
        .selectFrom("confirmations")
        .selectAll()
        .where("key", "=", entry.key)
        .execute();
      expect(confirmed).toMatchObject([{ person_id: maker.personId }]);
    });

    it("stays as it is on an approved or unseen invoice, and in an old version", async () => {
      const hidden = await newClient(store, { privacy: "hidden", team: [maker] });
      const secret = entryOf(hidden);
      const entry = entryOf(alder);
      const { invoiceId } = await draft([entry]);
      const ghost = await draft([secret]);
      const row = rowOf(entry, { valueMinor: 20_000, quantityMicro: 2_000_000 });
      const take = (key: string, invoice: string, version: number, actor = maker) =>
        takeChange(store.contextFor(actor), { invoiceId: invoice, key, version }, row);
      await unchanged(() => take(secret.key, ghost.invoiceId, 1, other), {
        code: "invoice-not-found",
      });
      await unchanged(() => take(secret.key, invoiceId, 1), { code: "entry-not-found" });
      await unchanged(() => take(entry.key, invoiceId, 7), { code: "version-changed" });
      await approveInvoice(store.contextFor(maker), invoiceId, 1);
      await unchanged(() => take(entry.key, invoiceId, 2), { code: "invoice-approved" });
    });
  });

  describe("deleted from the sheet", () => {
    it("is taken off: its row is unbilled again and the totals follow", async () => {
      const [first, second] = [entryOf(alder), entryOf(alder)];
      const { runId, invoiceId } = await draft([first, second]);
      const seen = { invoiceId, key: first.key, version: 1 };
      const { rows, result } = await audited(store, () =>
        removeEntry(store.contextFor(other), seen),
      );
      expect(result.invoice).toMatchObject({ entryCount: 1, netMinor: 10_000, version: 2 });
      expect(rows).toMatchObject([{ action: "entry-removed", subject: `invoice:${invoiceId}` }]);
      const keys = [first.key, second.key];
      const states = await showEntryStates(store.contextFor(maker), { keys });
      expect(states.entries.map(({ key }) => key)).toEqual([second.key]);
      const run = await showRun(store.contextFor(maker), runId);
      expect(run).toMatchObject({ totalDue: [{ amountMinor: 12_000 }], version: 2 });
      await draft([first]);
    });

    it("takes the invoice along when it was the last one", async () => {
      const entry = entryOf(alder);
      const { runId, invoiceId } = await draft([entry]);
      const seen = { invoiceId, key: entry.key, version: 1 };
      const { rows, result } = await audited(store, () =>
        removeEntry(store.contextFor(maker), seen),
      );
      expect(result).toEqual({ invoice: null });
      expect(rows.map(({ action }) => action)).toEqual(["entry-removed", "invoice-deleted"]);
      const run = await showRun(store.contextFor(maker), runId);
      expect(run).toMatchObject({ invoiceCount: 0, totalDue: [] });
    });

    it("stays on an approved invoice, and where the person does not see it", async () => {
      const hidden = await newClient(store, { privacy: "hidden", team: [maker] });
      const secret = entryOf(hidden);
      const ghost = await draft([secret]);
      const entry = entryOf(alder);
      const { invoiceId } = await draft([entry]);
      const remove = (key: string, invoice: string, version: number, actor = maker) =>
        removeEntry(store.contextFor(actor), { invoiceId: invoice, key, version });
      await unchanged(() => remove(secret.key, ghost.invoiceId, 1, other), {
        code: "invoice-not-found",
      });
      await unchanged(() => remove("nothing", invoiceId, 1), { code: "entry-not-found" });
      await approveInvoice(store.contextFor(maker), invoiceId, 1);
      await unchanged(() => remove(entry.key, invoiceId, 2), { code: "invoice-approved" });
    });
  });
});
