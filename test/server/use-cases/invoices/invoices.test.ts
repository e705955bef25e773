import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { deleteInvoice } from "../../../../server/use-cases/invoices/delete-invoice.ts";
import { listInvoices } from "../../../../server/use-cases/invoices/list-invoices.ts";
import { returnInvoiceToDraft } from "../../../../server/use-cases/invoices/return-invoice-to-draft.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newInvoice, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("an invoice", (store) => {
  let maker: Actor;
  let outsider: Actor;
  let alder: Client;
  let hidden: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    outsider = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd", terms_days: 14 });
    hidden = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
  });

  async function unchanged(work: () => Promise<unknown>, code: string) {
    const before = await everything(store);
    await expect(work()).rejects.toMatchObject({ code });
    expect(await everything(store)).toEqual(before);
  }

  async function draft(client: Client = alder, count = 1, fields = {}) {
    const entries = Array.from({ length: count }, () => entryOf(client, fields));
    const { runId, invoiceIds } = await upload(store, maker, { entries });
    return { runId, id: invoiceIds[0] ?? "" };
  }

  describe("opened", () => {
    it("shows a draft's lines as they are computed from its entries (R7)", async () => {
      const { id } = await draft(alder, 2);
      const invoice = await showInvoice(store.contextFor(maker), id);
      expect(invoice).toMatchObject({
        status: "draft",
        number: null,
        detailLevel: "every-entry",
        clientAddress: ["1 High Street", "Bath BA1 1AA"],
        netMinor: 20_000,
        grossMinor: 24_000,
        taxes: [{ taxCode: "S", taxMinor: 4_000 }],
        actions: {
          edit: { allowed: true, reason: null },
          approve: { allowed: true, reason: null },
          reject: { allowed: true, reason: null },
          returnToDraft: { allowed: false, reason: "This invoice is not approved." },
          move: { allowed: true, reason: null },
          delete: { allowed: true, reason: null },
        },
      });
      expect(invoice.lines).toHaveLength(2);
      expect(invoice.entries).toHaveLength(2);
    });

    it("is as if it were not there for whoever may not see it (R5)", async () => {
      const { id } = await draft(hidden);
      const context = store.contextFor(outsider);
      const forHidden = await showInvoice(context, id).catch((error: unknown) => error);
      const forNone = await showInvoice(context, "nowhere").catch((error: unknown) => error);
      expect(forHidden).toEqual(forNone);
      expect(forHidden).toMatchObject({ code: "invoice-not-found" });
      await unchanged(() => updateInvoice(context, id, 1, { dueDate: null }), "invoice-not-found");
      await unchanged(() => approveInvoice(context, id, 1), "invoice-not-found");
      await unchanged(() => deleteInvoice(context, id, 1), "invoice-not-found");
    });
  });

  describe("listed", () => {
    it("comes by client name, page by page, without those hidden from the person", async () => {
      const clients = [];
      for (const name of ["Zed", "alpha", "Beta"]) clients.push(await newClient(store, { name }));
      const entries = [...clients, hidden].map((client) => entryOf(client));
      const { runId } = await upload(store, maker, { entries });
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
        const page = await listInvoices(store.contextFor(outsider), runId, query);
        pages.push(page.invoices.map(({ clientName }) => clientName));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(pages).toEqual([["alpha", "Beta"], ["Zed"]]);
      const query = { limit: 10 };
      expect((await listInvoices(store.contextFor(maker), runId, query)).invoices).toHaveLength(4);
      await expect(listInvoices(store.contextFor(maker), "nowhere", query)).rejects.toMatchObject({
        code: "run-not-found",
      });
    });
  });

  describe("changed", () => {
    it("may have a date of its own; the due date follows by terms (R3)", async () => {
      const { id, runId } = await draft();
      const { rows, result } = await audited(store, () =>
        updateInvoice(store.contextFor(maker), id, 1, { invoiceDate: "2026-11-02" }),
      );
      expect(result).toMatchObject({
        invoiceDate: "2026-11-02",
        invoiceDateOverridden: true,
        dueDate: "2026-11-16",
        version: 2,
      });
      expect(rows).toMatchObject([{ action: "invoice-changed", subject: `invoice:${id}` }]);
      expect((await showRun(store.contextFor(maker), runId)).version).toBe(2);
      const back = await updateInvoice(store.contextFor(maker), id, 2, { invoiceDate: null });
      expect(back).toMatchObject({
        invoiceDate: "2026-11-24",
        invoiceDateOverridden: false,
        dueDate: "2026-12-08",
      });
    });

    it("keeps a due date of its own when the invoice date moves", async () => {
      const { id } = await draft();
      const context = store.contextFor(maker);
      await updateInvoice(context, id, 1, { dueDate: "2026-12-31" });
      const moved = await updateInvoice(context, id, 2, { invoiceDate: "2026-12-02" });
      expect(moved).toMatchObject({ dueDate: "2026-12-31", dueDateOverridden: true });
      const change = { dueDate: "2026-12-01" };
      await unchanged(() => updateInvoice(context, id, 3, change), "validation");
    });

    it("takes tax at the new date for entries without one, and the run's sums follow (R12)", async () => {
      const { id, runId } = await draft(alder, 1, { date: null, taxCode: "R" });
      const change = { invoiceDate: "2026-11-02" };
      const changed = await updateInvoice(store.contextFor(maker), id, 1, change);
      expect(changed).toMatchObject({ netMinor: 10_000, grossMinor: 11_000 });
      expect((await showRun(store.contextFor(maker), runId)).totalDue).toEqual([
        { currency: "GBP", amountMinor: 11_000 },
      ]);
    });

    it("may have a level of detail of its own (R7)", async () => {
      const { id } = await draft(alder, 3);
      const context = store.contextFor(maker);
      const one = await updateInvoice(context, id, 1, { detailLevel: "one-line" });
      expect(one).toMatchObject({ detailLevel: "one-line", grossMinor: 36_000 });
      expect(one.lines).toHaveLength(1);
      const every = await updateInvoice(context, id, 2, { detailLevel: null });
      expect(every.lines).toHaveLength(3);
    });

    it("is refused a date in a closed period or in none, and a version that has passed", async () => {
      const { id } = await draft();
      const context = store.contextFor(maker);
      const change = (invoiceDate: string) => () => updateInvoice(context, id, 1, { invoiceDate });
      await unchanged(change("2026-10-31"), "period-closed");
      await unchanged(change("2027-10-31"), "period-missing");
      await unchanged(() => updateInvoice(context, id, 0, { dueDate: null }), "version-changed");
    });
  });

  describe("approved", () => {
    it("is locked until it is returned to draft (R14)", async () => {
      const { id } = await draft();
      const context = store.contextFor(maker);
      const { rows, result } = await audited(store, () => approveInvoice(context, id, 1));
      expect(result).toMatchObject({ status: "approved", version: 2 });
      expect(result.actions.edit).toEqual({
        allowed: false,
        reason: "This invoice is approved. Return it to draft first.",
      });
      expect(rows).toMatchObject([{ action: "invoice-approved" }]);
      await unchanged(() => updateInvoice(context, id, 2, { dueDate: null }), "invoice-approved");
      await unchanged(() => deleteInvoice(context, id, 2), "invoice-approved");
      await unchanged(() => approveInvoice(context, id, 2), "invoice-approved");

      const back = await audited(store, () => returnInvoiceToDraft(context, id, 2));
      expect(back.result).toMatchObject({ status: "draft", version: 3 });
      expect(back.rows).toMatchObject([{ action: "invoice-returned-to-draft" }]);
      await unchanged(() => returnInvoiceToDraft(context, id, 3), "invoice-not-draft");
    });

    it("needs a date on which it can be issued", async () => {
      const run = await newRun(store, maker, { invoice_date: "2026-10-31" });
      const invoice = await newInvoice(store, run, alder);
      const context = store.contextFor(maker);
      await unchanged(() => approveInvoice(context, invoice.id, 1), "period-closed");
    });
  });

  describe("deleted", () => {
    it("makes its rows free again and leaves the run's other invoices (R16)", async () => {
      const other = await newClient(store);
      const entries = [entryOf(hidden), entryOf(other)];
      const { runId } = await upload(store, maker, { entries });
      const ghost = await store.database.read
        .selectFrom("invoices")
        .select("id")
        .where("run_id", "=", runId)
        .where("restricted", "=", 1)
        .executeTakeFirstOrThrow();
      const { rows } = await audited(store, () =>
        deleteInvoice(store.contextFor(maker), ghost.id, 1),
      );
      expect(rows).toMatchObject([{ action: "invoice-deleted", restricted_client_id: hidden.id }]);
      expect(await showRun(store.contextFor(maker), runId)).toMatchObject({
        version: 2,
        invoiceCount: 1,
        totalDue: [{ currency: "GBP", amountMinor: 12_000 }],
      });
      await upload(store, maker, { entries: entries.slice(0, 1) });
    });
  });

  it("cannot be changed by anyone once it is issued, or while its run is being posted", async () => {
    const context = store.contextFor(maker);
    const posting = await newRun(store, maker, { status: "posting" });
    const held = await newInvoice(store, posting, alder);
    await unchanged(() => approveInvoice(context, held.id, 1), "run-not-draft");
    await unchanged(() => updateInvoice(context, held.id, 1, { dueDate: null }), "run-not-draft");
    const posted = await newRun(store, maker, { status: "posted" });
    const sent = await newInvoice(store, posted, alder, { status: "exported", number: "INV-1" });
    await unchanged(() => approveInvoice(context, sent.id, 1), "invoice-not-draft");
    await unchanged(() => returnInvoiceToDraft(context, sent.id, 1), "invoice-not-draft");
    await unchanged(() => deleteInvoice(context, sent.id, 1), "invoice-not-draft");
  });
});
