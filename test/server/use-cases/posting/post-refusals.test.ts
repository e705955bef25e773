import { afterEach, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { changeRights } from "../../../../server/use-cases/people/change-rights.ts";
import { closePeriod } from "../../../../server/use-cases/periods/close-period.ts";
import { moveInvoices } from "../../../../server/use-cases/invoices/move-invoices.ts";
import { listRuns } from "../../../../server/use-cases/runs/list-runs.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { showProgress } from "../../../../server/use-cases/posting/show-progress.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import {
  auditOf,
  backgroundOf,
  deliverAll,
  exportOf,
  newClients,
  newFirmToPost,
  newRunToPost,
  storedRun,
} from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";

/** What can change between pressing Post and posting; each is put right again, so that no case touches another. */
interface Change {
  name: string;
  change(store: Store, posting: { runId: string; poster: Actor }): Promise<void>;
  undo?(store: Store): Promise<void>;
  reason: RegExp;
}

const changes: Change[] = [
  {
    name: "the person has lost sendExport",
    change: async (store, { poster }) => {
      const admin = await newPerson(store, { admin: true });
      const rights = { billingAccess: true, sendExport: false, admin: false };
      await changeRights(store.contextFor(admin), poster.personId, 1, rights);
    },
    reason: /right to send and export/,
  },
  {
    name: "the person has been disabled",
    change: (store, { poster }) =>
      store.database.write(async (trx) => {
        await trx
          .updateTable("people")
          .set({ disabled: 1 })
          .where("id", "=", poster.personId)
          .execute();
      }),
    reason: /right to send and export/,
  },
  {
    name: "a client was hidden from the person",
    change: (store, { runId }) =>
      store.database.write(async (trx) => {
        await trx
          .updateTable("invoices")
          .set({ restricted: 1 })
          .where("run_id", "=", runId)
          .execute();
      }),
    reason: /^2 invoices in this run are hidden from you/,
  },
  {
    name: "the period was closed by another program",
    change: (store) => setPeriod(store, "closed"),
    undo: (store) => setPeriod(store, "open"),
    reason: /2 invoices are dated 2026-11-24, which lies in a closed period/,
  },
  {
    name: "approval has become required",
    change: (store) => setFirm(store, { approval: "always" }),
    undo: (store) => setFirm(store, { approval: "none" }),
    reason: /not approved/,
  },
  {
    name: "the firm's address was removed",
    change: (store) => setFirm(store, { address: "[]" }),
    undo: (store) => setFirm(store, { address: '["4 Quay Street"]' }),
    reason: /address is missing/,
  },
  {
    name: "a tax rate has changed",
    change: (store) => setRate(store, 210_000),
    undo: (store) => setRate(store, 200_000),
    reason: /changed after the invoice was drafted/,
  },
  {
    name: "the ledger's mapping was removed",
    change: (store) => setMapping(store, "other"),
    undo: (store) => setMapping(store, "xero-sales-csv"),
    reason: /Xero/,
  },
];

describeOnEachStore("posting when the time has come", (store) => {
  let poster: Actor;
  let undo: Change["undo"];
  beforeAll(() => newFirmToPost(store));
  afterEach(async () => {
    await undo?.(store);
    undo = undefined;
  });

  it.each(changes)("refuses and changes nothing when $name", async (one) => {
    poster = await newPerson(store);
    const { run } = await newRunToPost(store, poster, await newClients(store, 2));
    const before = await storedRun(store, run.id);
    const nextNumber = await readNextNumber(store);
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(2));
    undo = one.undo;
    await one.change(store, { runId: run.id, poster });
    await postRun(backgroundOf(store), run.id);

    const after = await storedRun(store, run.id);
    expect(after.run).toMatchObject({ status: "draft", method: null, version: run.version + 2 });
    expect(after.posting).toMatchObject({ state: "refused" });
    expect(after.posting?.reason).toMatch(one.reason);
    const unchanged = after.invoices.map((invoice) => ({ ...invoice, restricted: 0 }));
    expect(unchanged).toEqual(before.invoices);
    expect(after.lineCount).toBe(0);
    expect(after.deliveries).toEqual([]);
    expect(await readNextNumber(store)).toBe(nextNumber);
    expect(await auditOf(store, `run:${run.id}`)).toEqual([
      "run-post-requested",
      "run-post-refused",
    ]);
  });

  it("shows the reason until the next attempt, and posts when it is mended", async () => {
    poster = await newPerson(store);
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    const context = store.contextFor(poster);
    await requestPost(context, run.id, run.version, exportOf(1));
    await setFirm(store, { address: "[]" });
    undo = (each) => setFirm(each, { address: '["4 Quay Street"]' });
    await postRun(backgroundOf(store), run.id);
    expect(await showProgress(context, run.id)).toMatchObject({
      state: "attention",
      message: expect.stringMatching(/address is missing/),
    });
    await setFirm(store, { address: '["4 Quay Street"]' });
    await requestPost(context, run.id, run.version + 2, exportOf(1));
    expect(await showProgress(context, run.id)).toMatchObject({ state: "working", message: null });
    await deliverAll(store);
    expect(await showProgress(context, run.id)).toMatchObject({
      state: "done",
      total: 1,
      done: 1,
      failed: 0,
      message: null,
    });
  });

  it("tells the reason only to whoever sees every invoice", async () => {
    poster = await newPerson(store);
    const outsider = await newPerson(store);
    const hidden = await newClient(store, { name: "Secret", privacy: "hidden", team: [poster] });
    const { run } = await newRunToPost(store, poster, [hidden]);
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
    await setFirm(store, { approval: "always" });
    undo = (each) => setFirm(each, { approval: "none" });
    await postRun(backgroundOf(store), run.id);
    expect((await showProgress(store.contextFor(poster), run.id)).message).toMatch(/^Secret: /);
    expect(await showProgress(store.contextFor(outsider), run.id)).toMatchObject({
      state: "attention",
      total: 0,
      done: 0,
      failed: 0,
      message:
        "Something stands in the way. Whoever sees all invoices of this run can read what it is.",
    });
  });

  it("tells the reason to whoever pressed Post, so that no name outlives the invoice it speaks of", async () => {
    poster = await newPerson(store);
    const colleague = await newPerson(store);
    const hidden = await newClient(store, { name: "Secret", privacy: "hidden", team: [poster] });
    const { run, invoices } = await newRunToPost(store, poster, [hidden]);
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
    await setFirm(store, { approval: "always" });
    undo = (each) => setFirm(each, { approval: "none" });
    await postRun(backgroundOf(store), run.id);
    const invoiceIds = invoices.map(({ id }) => id);
    const other = await newRun(store, poster);
    const body = { invoiceIds, runId: other.id };
    await moveInvoices(store.contextFor(poster), run.id, run.version + 2, body);

    expect((await showProgress(store.contextFor(poster), run.id)).message).toMatch(/^Secret: /);
    const told = JSON.stringify([
      await showProgress(store.contextFor(colleague), run.id),
      await listRuns(store.contextFor(colleague), { tab: "all", search: "", limit: 100 }),
    ]);
    expect(told).not.toContain("Secret");
    expect(told).toContain("Open Post to see what stands in the way.");
  });

  it("goes back to Draft when something breaks on our side, with nothing numbered", async () => {
    poster = await newPerson(store);
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
    const errors: unknown[] = [];
    const background = { ...backgroundOf(store), onError: (error: unknown) => errors.push(error) };
    const broken = {
      next: () => {
        throw new Error("No more ids.");
      },
    };
    const nextNumber = await readNextNumber(store);
    await postRun({ ...background, ids: broken }, run.id);
    expect(errors).toHaveLength(1);
    expect(await storedRun(store, run.id)).toMatchObject({
      run: { status: "draft" },
      posting: { state: "refused", reason: expect.stringMatching(/^Something went wrong/) },
      invoices: [{ number: null, status: "draft" }],
      lineCount: 0,
    });
    expect(await readNextNumber(store)).toBe(nextNumber);
  });

  it("does not let a period be closed once Post was pressed, and refuses to post after it was closed", async () => {
    poster = await newPerson(store);
    const admin = store.contextFor(await newPerson(store, { admin: true }));
    const period = await store.database.read
      .selectFrom("periods")
      .select(["id", "version"])
      .where("starts_on", "=", "2026-11-01")
      .executeTakeFirstOrThrow();
    const first = await newRunToPost(store, poster, await newClients(store, 1));
    await requestPost(store.contextFor(poster), first.run.id, first.run.version, exportOf(1));
    await expect(closePeriod(admin, period.id, period.version)).rejects.toMatchObject({
      code: "period-in-use",
    });
    await deliverAll(store);

    const second = await newRunToPost(store, poster, await newClients(store, 1));
    undo = (each) => setPeriod(each, "open");
    await closePeriod(admin, period.id, period.version);
    await expect(
      requestPost(store.contextFor(poster), second.run.id, second.run.version, exportOf(1)),
    ).rejects.toMatchObject({ code: "post-blocked" });
    expect((await storedRun(store, first.run.id)).run.status).toBe("posted");
  });
});

async function readNextNumber(store: Store): Promise<number> {
  const row = await store.database.read
    .selectFrom("number_series")
    .select("next_number")
    .where("series", "=", "invoice")
    .executeTakeFirstOrThrow();
  return row.next_number;
}

async function setPeriod(store: Store, state: "open" | "closed"): Promise<void> {
  await store.database.write((trx) =>
    trx.updateTable("periods").set({ state }).where("starts_on", "=", "2026-11-01").execute(),
  );
}

async function setFirm(
  store: Store,
  fields: { approval?: "none" | "always"; address?: string },
): Promise<void> {
  await store.database.write((trx) => trx.updateTable("firm").set(fields).execute());
}

async function setRate(store: Store, ratePpm: number): Promise<void> {
  const components = JSON.stringify([{ name: "VAT", ratePpm, compound: false }]);
  await store.database.write((trx) => trx.updateTable("tax_rates").set({ components }).execute());
}

async function setMapping(store: Store, format: string): Promise<void> {
  await store.database.write((trx) => trx.updateTable("ledger_mappings").set({ format }).execute());
}
