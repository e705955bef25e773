import type { Selectable } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { moveInvoices } from "../../../../server/use-cases/invoices/move-invoices.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newInvoice, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("moving invoices to another draft run", (store) => {
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

  /** A run with one invoice of 120.00, and another one, empty and dated earlier. */
  async function twoRuns(client: Client = alder) {
    const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(client)] });
    const to = await newRun(store, maker, {
      invoice_date: "2026-11-02",
      detail_level: "one-line",
    });
    return { runId, invoiceId: invoiceIds[0] ?? "", to };
  }

  it("takes their sums along, and the other run's date and detail where they have none of their own", async () => {
    const { runId, invoiceId, to } = await twoRuns();
    const context = store.contextFor(maker);
    const { rows, result } = await audited(store, () =>
      moveInvoices(context, runId, 1, { invoiceIds: [invoiceId, invoiceId], runId: to.id }),
    );
    expect(result).toMatchObject({ id: runId, version: 2, invoiceCount: 0, totalDue: [] });
    expect(await showRun(context, to.id)).toMatchObject({
      version: 2,
      invoiceCount: 1,
      totalDue: [{ currency: "GBP", amountMinor: 12_000 }],
    });
    expect(await showInvoice(context, invoiceId)).toMatchObject({
      runId: to.id,
      invoiceDate: "2026-11-02",
      invoiceDateOverridden: false,
      dueDate: "2026-11-16",
      detailLevel: "one-line",
      version: 2,
    });
    expect(rows).toMatchObject([{ action: "invoices-moved", subject: `run:${runId}` }]);
  });

  it("lets a due date of their own go that would lie before the other run's date", async () => {
    const context = store.contextFor(maker);
    const { runId, invoiceId } = await twoRuns();
    const later = await newRun(store, maker, { invoice_date: "2026-12-01" });
    await updateInvoice(context, invoiceId, 1, { dueDate: "2026-11-25" });
    await moveInvoices(context, runId, 2, { invoiceIds: [invoiceId], runId: later.id });
    expect(await showInvoice(context, invoiceId)).toMatchObject({
      invoiceDate: "2026-12-01",
      dueDate: "2026-12-15",
      dueDateOverridden: false,
    });
  });

  it("leaves a date of their own, and everything of an approved one, as it is (R14)", async () => {
    const context = store.contextFor(maker);
    const own = await twoRuns();
    await updateInvoice(context, own.invoiceId, 1, { invoiceDate: "2026-11-20" });
    await moveInvoices(context, own.runId, 2, { invoiceIds: [own.invoiceId], runId: own.to.id });
    expect(await showInvoice(context, own.invoiceId)).toMatchObject({ invoiceDate: "2026-11-20" });

    const { runId, invoiceId, to } = await twoRuns();
    await approveInvoice(context, invoiceId, 1);
    await moveInvoices(context, runId, 2, { invoiceIds: [invoiceId], runId: to.id });
    expect(await showInvoice(context, invoiceId)).toMatchObject({
      runId: to.id,
      status: "approved",
      invoiceDate: "2026-11-24",
      invoiceDateOverridden: true,
      detailLevel: "every-entry",
    });
  });

  it("lets who sees a hidden invoice take it out of the way, and the audit tells only the team (R18)", async () => {
    const { runId, invoiceId, to } = await twoRuns(hidden);
    const body = { invoiceIds: [invoiceId], runId: to.id };
    await expect(moveInvoices(store.contextFor(outsider), runId, 1, body)).rejects.toMatchObject({
      code: "invoice-not-found",
    });
    const { rows } = await audited(store, () =>
      moveInvoices(store.contextFor(maker), runId, 1, body),
    );
    expect(rows).toMatchObject([
      { subject: `run:${runId}`, restricted_client_id: null },
      { subject: `invoice:${invoiceId}`, restricted_client_id: hidden.id },
    ]);
    expect(rows[0]?.after).not.toContain(invoiceId);
    expect(await showRun(store.contextFor(outsider), to.id)).toMatchObject({
      invoiceCount: 0,
      hiddenInvoiceCount: 1,
    });
  });

  it("needs no right to post: sight is enough, and what is left can be posted by who sees it all (R18)", async () => {
    const mover = await newPerson(store, { sendExport: false });
    const team = [maker, mover];
    const secret = await newClient(store, { privacy: "private", team });
    const entries = [entryOf(alder), entryOf(secret)];
    const { runId } = await upload(store, maker, { entries });
    const to = await newRun(store, maker);
    const post = async () => (await showRun(store.contextFor(outsider), runId)).actions.post;
    expect(await post()).toMatchObject({
      allowed: false,
      reason: expect.stringContaining("Someone who sees it can post the run or move it"),
    });
    const [{ id: invoiceId } = { id: "" }] = await store.database.read
      .selectFrom("invoices")
      .select("id")
      .where("client_id", "=", secret.id)
      .execute();
    const body = { invoiceIds: [invoiceId], runId: to.id };
    await moveInvoices(store.contextFor(mover), runId, 1, body);
    expect(await post()).toEqual({ allowed: true, reason: null });
  });

  it("refuses an outsider in the words for an invoice that never was, also beside one they see (P11)", async () => {
    const entries = [entryOf(alder), entryOf(hidden)];
    const { runId } = await upload(store, maker, { entries });
    const to = await newRun(store, maker);
    const rows = await store.database.read
      .selectFrom("invoices")
      .select(["id", "restricted"])
      .where("run_id", "=", runId)
      .orderBy("restricted")
      .execute();
    const [seen = "", unseen = ""] = rows.map(({ id }) => id);
    const before = await everything(store);
    const refused = (invoiceIds: string[]) =>
      moveInvoices(store.contextFor(outsider), runId, 1, { invoiceIds, runId: to.id }).catch(
        (error: unknown) => error,
      );
    const never = await refused(["never"]);
    expect(never).toMatchObject({ code: "invoice-not-found" });
    expect(await refused([unseen])).toEqual(never);
    expect(await refused([seen, unseen])).toEqual(never);
    expect(await everything(store)).toEqual(before);
  });

  it("moves all or none", async () => {
    const { runId, invoiceId, to } = await twoRuns();
    const context = store.contextFor(maker);
    const posted = await newRun(store, maker, { status: "posted" });
    const elsewhere = await newInvoice(store, posted, alder);
    const before = await everything(store);
    const move = (ids: string[], target: string, version = 1, from = runId) =>
      moveInvoices(context, from, version, { invoiceIds: ids, runId: target });
    const refusals = [
      [move([invoiceId, elsewhere.id], to.id), "invoice-not-found"],
      [move([invoiceId], "nowhere"), "run-not-found"],
      [move([invoiceId], runId), "validation"],
      [move([invoiceId], posted.id), "run-not-draft"],
      [move([invoiceId], to.id, 9), "version-changed"],
      [move([elsewhere.id], to.id, 1, posted.id), "run-not-draft"],
    ] as const;
    for (const [refused, code] of refusals) {
      await expect(refused).rejects.toMatchObject({ code });
    }
    expect(await everything(store)).toEqual(before);
  });
});
