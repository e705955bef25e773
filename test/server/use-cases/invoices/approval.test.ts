import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { listInvoices } from "../../../../server/use-cases/invoices/list-invoices.ts";
import { moveInvoices } from "../../../../server/use-cases/invoices/move-invoices.ts";
import { rejectInvoice } from "../../../../server/use-cases/invoices/reject-invoice.ts";
import { returnInvoiceToDraft } from "../../../../server/use-cases/invoices/return-invoice-to-draft.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import { approveRun } from "../../../../server/use-cases/runs/approve-run.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { updateRun } from "../../../../server/use-cases/runs/update-run.ts";
import { audited, entryOf, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("approval by somebody else (R15)", (store) => {
  let maker: Actor;
  let helper: Actor;
  let partner: Actor;
  let id: string;
  let runId: string;

  const as = (person: Actor) => store.contextFor(person);
  const shown = (person: Actor) => showInvoice(as(person), id);
  const comment = "Two hours too many";

  beforeAll(async () => {
    await newFirmToBill(store);
    await store.database.write((trx) =>
      trx.updateTable("firm").set({ approval: "always" }).execute(),
    );
    maker = await newPerson(store, { name: "Mia Maker" });
    helper = await newPerson(store, { name: "Hal Helper" });
    partner = await newPerson(store, { name: "Pat Partner" });
  });

  beforeEach(async () => {
    const made = await upload(store, maker, { entries: [entryOf(await newClient(store))] });
    [id = ""] = made.invoiceIds;
    runId = made.runId;
  });

  it("is refused to everybody who made or changed the draft, not to the last of them alone", async () => {
    await updateInvoice(as(helper), id, 1, { dueDate: "2026-12-20" });
    for (const person of [maker, helper]) {
      expect((await shown(person)).actions.approve.allowed).toBe(false);
      const refused = { code: "approver-is-maker" };
      await expect(approveInvoice(as(person), id, 2)).rejects.toMatchObject(refused);
      await expect(rejectInvoice(as(person), id, 2, comment)).rejects.toMatchObject(refused);
    }
    expect(await approveInvoice(as(partner), id, 2)).toMatchObject({
      status: "approved",
      approval: { by: { name: "Pat Partner" }, at: store.clock.now() },
    });
  });

  it("is refused to who changed the date of the whole run", async () => {
    await updateRun(as(helper), runId, 1, { invoiceDate: "2026-11-25" });
    expect((await shown(helper)).actions.approve.allowed).toBe(false);
  });

  it("may be refused with a comment, which stands on the draft with who and when", async () => {
    const { rows, result } = await audited(store, () => rejectInvoice(as(partner), id, 1, comment));
    const rejection = {
      by: { id: partner.personId, name: "Pat Partner" },
      at: store.clock.now(),
      comment,
    };
    expect(result).toMatchObject({ status: "draft", version: 2, rejection });
    expect(rows).toMatchObject([
      { action: "invoice-rejected", subject: `invoice:${id}`, person_id: partner.personId },
    ]);
    expect(JSON.parse(rows[0]?.after ?? "")).toMatchObject({ comment });
    const { invoices } = await listInvoices(as(maker), runId, { limit: 10 });
    expect(invoices).toMatchObject([{ rejection }]);
    expect((await showRun(as(maker), runId)).rejectedCount).toBe(1);
  });

  it("forgets the comment once the draft is changed, and the audit keeps it", async () => {
    await rejectInvoice(as(partner), id, 1, comment);
    const changed = await updateInvoice(as(maker), id, 2, { dueDate: "2026-12-20" });
    expect(changed.rejection).toBeNull();
    expect((await showRun(as(maker), runId)).rejectedCount).toBe(0);
    expect((await approveInvoice(as(partner), id, 3)).status).toBe("approved");
  });

  it("may be given after all, which takes the comment away", async () => {
    await rejectInvoice(as(partner), id, 1, comment);
    expect(await approveInvoice(as(partner), id, 2)).toMatchObject({
      status: "approved",
      rejection: null,
    });
    await expect(rejectInvoice(as(partner), id, 3, comment)).rejects.toMatchObject({
      code: "invoice-approved",
    });
    expect(await returnInvoiceToDraft(as(maker), id, 3)).toMatchObject({
      rejection: null,
      approval: null,
    });
  });

  it("may be given to all drafts of a run at once, but those that it is refused to", async () => {
    const clients = [await newClient(store), await newClient(store), await newClient(store)];
    const hidden = await newClient(store, { privacy: "hidden", team: [maker] });
    const entries = [...clients, hidden].map((client) => entryOf(client));
    const made = await upload(store, maker, { entries });
    const { invoices } = await listInvoices(as(partner), made.runId, { limit: 10 });
    const [rejected, late, good] = invoices;
    if (!rejected || !late || !good) throw new Error("There are three invoices in sight.");
    await rejectInvoice(as(partner), rejected.id, 1, comment);
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ invoice_date: "2026-10-05", invoice_date_overridden: 1 })
        .where("id", "=", late.id)
        .execute(),
    );
    const { rows, result } = await audited(store, () => approveRun(as(partner), made.runId, 2));
    expect(result).toMatchObject({
      approvedCount: 1,
      run: { version: 3, rejectedCount: 1 },
      left: [{ invoiceCount: 1 }, { invoiceCount: 1 }],
    });
    expect(result.left.map(({ reason }) => reason).sort()).toEqual([
      expect.stringMatching(/^2026-10-05 lies in a closed period/),
      "Rejected: look at it by itself.",
    ]);
    expect(rows).toMatchObject([{ action: "invoice-approved", subject: `invoice:${good.id}` }]);

    const own = await approveRun(as(maker), made.runId, 3);
    expect(own).toMatchObject({ approvedCount: 0, run: { version: 3 } });
    expect(own.left.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0)).toBe(3);
    expect((await showRun(as(partner), made.runId)).version).toBe(3);
  });

  it("is not got round by moving the draft, and moving makes nobody its maker", async () => {
    const other = await newRun(store, maker);
    const later = await newRun(store, maker, { invoice_date: "2026-11-25" });
    await rejectInvoice(as(partner), id, 1, comment);
    await moveInvoices(as(helper), runId, 2, { invoiceIds: [id], runId: other.id });
    expect(await shown(helper)).toMatchObject({
      rejection: { comment },
      actions: { approve: { allowed: true } },
    });
    await moveInvoices(as(helper), other.id, 2, { invoiceIds: [id], runId: later.id });
    expect(await shown(helper)).toMatchObject({
      rejection: null,
      actions: { approve: { allowed: false } },
    });
  });
});
