import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { createRun } from "../../../../server/use-cases/runs/create-run.ts";
import { deleteRun } from "../../../../server/use-cases/runs/delete-run.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { updateRun } from "../../../../server/use-cases/runs/update-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("a run", (store) => {
  let maker: Actor;
  let outsider: Actor;
  let alder: Client;
  let birch: Client;
  let hidden: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    outsider = await newPerson(store, { sendExport: false });
    alder = await newClient(store, { name: "Alder Ltd", terms_days: 14 });
    birch = await newClient(store, { name: "Birch plc", tax_code: "R" });
    hidden = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
  });

  const body = (name: string) => ({
    name,
    invoiceDate: "2026-11-24",
    grouping: "client" as const,
    detailLevel: "one-line" as const,
  });

  async function unchanged(work: () => Promise<unknown>, code: string) {
    const before = await everything(store);
    await expect(work()).rejects.toMatchObject({ code });
    expect(await everything(store)).toEqual(before);
  }

  async function datesOf(runId: string) {
    return store.database.read
      .selectFrom("invoices")
      .select(["client_name", "invoice_date", "due_date", "gross_minor"])
      .where("run_id", "=", runId)
      .orderBy("client_name")
      .execute();
  }

  describe("created empty", () => {
    it("is a draft without sums, and says why it cannot be posted", async () => {
      const { rows, result } = await audited(store, () =>
        createRun(store.contextFor(maker), body("Empty")),
      );
      expect(result).toMatchObject({
        ...body("Empty"),
        status: "draft",
        version: 1,
        invoiceCount: 0,
        totalDue: [],
        periodState: "open",
        exports: [],
        progress: null,
        actions: {
          edit: { allowed: true, reason: null },
          addRows: { allowed: true, reason: null },
          approveAll: { allowed: false, reason: "There is no draft to approve." },
          post: { allowed: false, reason: "This run has no invoice yet. Add rows to it first." },
          cancelPost: { allowed: true, reason: null },
          resume: { allowed: true, reason: null },
          delete: { allowed: true, reason: null },
        },
      });
      expect(rows).toMatchObject([{ action: "run-created", subject: `run:${result.id}` }]);
    });

    it("can be posted, and taken back or resumed, by nobody without that right, and says so", async () => {
      const biller = await newPerson(store, { sendExport: false });
      const { id } = await createRun(store.contextFor(biller), body("Not mine to post"));
      const { actions } = await showRun(store.contextFor(biller), id);
      const reason = expect.stringContaining("right to send and export");
      const refused = { allowed: false, reason };
      expect(actions).toMatchObject({ post: refused, cancelPost: refused, resume: refused });
    });

    it("needs a free name and a date in an open period", async () => {
      const create = (change: object) => () =>
        createRun(store.contextFor(maker), { ...body("Empty 2"), ...change });
      await unchanged(create({ name: " EMPTY" }), "run-name-taken");
      await unchanged(create({ invoiceDate: "2026-10-05" }), "period-closed");
      await unchanged(create({ invoiceDate: "2030-01-01" }), "period-missing");
    });
  });

  describe("opened", () => {
    it("tells an outsider of hidden invoices their number, and sums without them (R5)", async () => {
      const entries = [entryOf(alder), entryOf(hidden), entryOf(hidden, { currency: "EUR" })];
      const { runId } = await upload(store, maker, { entries });
      expect(await showRun(store.contextFor(outsider), runId)).toMatchObject({
        invoiceCount: 1,
        hiddenInvoiceCount: 2,
        totalDue: [{ currency: "GBP", amountMinor: 12_000 }],
      });
      expect(await showRun(store.contextFor(maker), runId)).toMatchObject({
        invoiceCount: 3,
        hiddenInvoiceCount: 0,
        totalDue: [
          { currency: "EUR", amountMinor: 12_000 },
          { currency: "GBP", amountMinor: 24_000 },
        ],
      });
    });

    it("is not found once it is gone", async () => {
      await expect(showRun(store.contextFor(maker), "nowhere")).rejects.toMatchObject({
        code: "run-not-found",
      });
    });
  });

  describe("changed", () => {
    it("gives its new date to invoices without their own, with due dates and tax (R3, R12)", async () => {
      const entries = [
        entryOf(alder),
        entryOf(birch, { taxCode: "R", date: null }),
        entryOf(hidden, { taxCode: "R", date: null }),
      ];
      const { runId } = await upload(store, maker, { entries, invoiceDate: "2026-11-10" });
      expect((await datesOf(runId)).map((row) => row.gross_minor)).toEqual([
        12_000, 11_000, 11_000,
      ]);
      const { rows, result } = await audited(store, () =>
        updateRun(store.contextFor(maker), runId, 1, { invoiceDate: "2026-11-20" }),
      );
      expect(await datesOf(runId)).toEqual([
        {
          client_name: "Alder Ltd",
          invoice_date: "2026-11-20",
          due_date: "2026-12-04",
          gross_minor: 12_000,
        },
        {
          client_name: "Birch plc",
          invoice_date: "2026-11-20",
          due_date: "2026-12-20",
          gross_minor: 10_500,
        },
        {
          client_name: "Ghost",
          invoice_date: "2026-11-20",
          due_date: "2026-12-20",
          gross_minor: 10_500,
        },
      ]);
      expect(result).toMatchObject({
        version: 2,
        invoiceDate: "2026-11-20",
        totalDue: [{ currency: "GBP", amountMinor: 33_000 }],
      });
      expect(rows).toMatchObject([{ action: "run-changed", subject: `run:${runId}` }]);
    });

    it("leaves an invoice's own date alone (R3)", async () => {
      const entries = [entryOf(alder), entryOf(birch, { taxCode: "S" })];
      const { runId } = await upload(store, maker, { entries });
      const own = await store.database.read
        .selectFrom("invoices")
        .selectAll()
        .where("run_id", "=", runId)
        .where("client_id", "=", alder.id)
        .executeTakeFirstOrThrow();
      const change = { invoiceDate: "2026-11-02" };
      await updateInvoice(store.contextFor(maker), own.id, 1, change);
      await updateRun(store.contextFor(maker), runId, 2, { invoiceDate: "2026-12-01" });
      expect((await datesOf(runId)).map((row) => row.invoice_date)).toEqual([
        "2026-11-02",
        "2026-12-01",
      ]);
    });

    it("leaves an invoice's own due date alone, unless that would lie before the invoice date (R3)", async () => {
      const entries = [entryOf(alder), entryOf(birch, { taxCode: "S" })];
      const { runId, invoiceIds } = await upload(store, maker, { entries });
      const [early = "", late = ""] = invoiceIds;
      const context = store.contextFor(maker);
      await updateInvoice(context, early, 1, { dueDate: "2026-11-25" });
      await updateInvoice(context, late, 1, { dueDate: "2026-12-31" });
      await updateRun(context, runId, 3, { invoiceDate: "2026-12-01" });
      expect(await showInvoice(context, early)).toMatchObject({
        dueDate: "2026-12-15",
        dueDateOverridden: false,
      });
      expect(await showInvoice(context, late)).toMatchObject({
        dueDate: "2026-12-31",
        dueDateOverridden: true,
      });
    });

    it("may be renamed, to its own name in another spelling too", async () => {
      const { id } = await newRun(store, maker, { name: "Old name" });
      const context = store.contextFor(maker);
      expect(await updateRun(context, id, 1, { name: "OLD NAME" })).toMatchObject({
        name: "OLD NAME",
        version: 2,
      });
      await unchanged(() => updateRun(context, id, 1, { name: "Older" }), "version-changed");
      await newRun(store, maker, { name: "Taken" });
      await unchanged(() => updateRun(context, id, 2, { name: "taken" }), "run-name-taken");
      await unchanged(
        () => updateRun(context, id, 2, { invoiceDate: "2026-10-01" }),
        "period-closed",
      );
      await unchanged(() => updateRun(context, "nowhere", 2, { name: "x" }), "run-not-found");
    });

    it("cannot be redated under an approved invoice, nor changed once it is posted", async () => {
      const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
      await approveInvoice(store.contextFor(maker), invoiceIds[0] ?? "", 1);
      const context = store.contextFor(maker);
      await unchanged(
        () => updateRun(context, runId, 2, { invoiceDate: "2026-11-02" }),
        "invoice-approved",
      );
      const posted = await newRun(store, maker, { status: "posted" });
      await unchanged(() => updateRun(context, posted.id, 1, { name: "x" }), "run-not-draft");
    });

    it("tells nobody that a hidden invoice is approved: it keeps its date as its own", async () => {
      const entries = [entryOf(alder), entryOf(hidden)];
      const { runId } = await upload(store, maker, { entries });
      const ghost = await store.database.read
        .selectFrom("invoices")
        .select("id")
        .where("run_id", "=", runId)
        .where("restricted", "=", 1)
        .executeTakeFirstOrThrow();
      await approveInvoice(store.contextFor(maker), ghost.id, 1);
      await updateRun(store.contextFor(outsider), runId, 2, { invoiceDate: "2026-11-02" });
      expect((await datesOf(runId)).map((row) => row.invoice_date)).toEqual([
        "2026-11-02",
        "2026-11-24",
      ]);
    });
  });

  describe("deleted", () => {
    it("takes its invoices with it and makes their rows free again (R16)", async () => {
      const entries = [entryOf(alder), entryOf(hidden)];
      const { runId } = await upload(store, maker, { entries });
      const { rows } = await audited(store, () => deleteRun(store.contextFor(maker), runId, 1));
      await expect(showRun(store.contextFor(maker), runId)).rejects.toMatchObject({
        code: "run-not-found",
      });
      expect(rows).toMatchObject([
        { action: "run-deleted", restricted_client_id: null },
        { action: "invoice-deleted", restricted_client_id: hidden.id },
      ]);
      expect(rows[0]?.before).toContain("Alder Ltd");
      expect(rows[0]?.before).not.toContain("Ghost");
      await upload(store, maker, { entries });
    });

    it("is refused to who does not see all of it, and where an invoice is approved", async () => {
      const { runId } = await upload(store, maker, { entries: [entryOf(hidden)] });
      await unchanged(() => deleteRun(store.contextFor(outsider), runId, 1), "right-missing");
      const approved = await upload(store, maker, { entries: [entryOf(alder)] });
      await approveInvoice(store.contextFor(maker), approved.invoiceIds[0] ?? "", 1);
      const context = store.contextFor(maker);
      await unchanged(() => deleteRun(context, approved.runId, 2), "invoice-approved");
      await unchanged(() => deleteRun(context, approved.runId, 1), "version-changed");
      const posted = await newRun(store, maker, { status: "posted" });
      await unchanged(() => deleteRun(context, posted.id, 1), "run-not-draft");
    });
  });
});
