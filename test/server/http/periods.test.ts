import { beforeAll, describe, expect, it } from "vitest";
import { writeAudit } from "../../../server/storage/audit.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newClient, newFirm, newInvoice, newPeriod, newPerson, newRun } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the firm's periods", (store) => {
  let admin: Send;
  let accountant: Send;

  beforeAll(async () => {
    await newFirm(store);
    const app = appOn(store);
    const onlyAdmin = await newPerson(store, { admin: true, billingAccess: false });
    admin = await signedIn(store, app, onlyAdmin);
    accountant = await signedIn(store, app, await newPerson(store));
  });

  const lastAudit = () =>
    store.database.read
      .selectFrom("audit")
      .select(["action", "subject", "before", "after"])
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();

  const month = (number: string) =>
    newPeriod(store, { starts_on: `2026-${number}-01`, ends_on: `2026-${number}-28` });

  it("lists periods for everybody, the earliest first", async () => {
    await month("02");
    await month("01");
    const response = await accountant("GET", "periods");
    expect(response.status).toBe(200);
    const periods = await response.json();
    expect(periods.map((period: { startsOn: string }) => period.startsOn)).toEqual([
      "2026-01-01",
      "2026-02-01",
    ]);
  });

  it("adds periods after the last and before the first, open, and keeps it in the audit", async () => {
    // The two of the test before are February and January, up to the 28th.
    const gap = { frequency: "month", startsOn: "2026-03-05", count: 2 };
    const problem = await problemIn(await admin("POST", "periods", { body: gap }));
    expect(problem).toMatchObject({ status: 409, code: "periods-not-adjacent" });
    expect(problem.detail).toContain("Begin on 2026-03-01, or end on 2025-12-31.");
    const after = { frequency: "quarter", startsOn: "2026-03-01", count: 2 };
    const added = await admin("POST", "periods", { body: after });
    expect(added.status).toBe(201);
    expect(await added.json()).toMatchObject([
      { startsOn: "2026-03-01", endsOn: "2026-05-31", state: "open", version: 1 },
      { startsOn: "2026-06-01", endsOn: "2026-08-31", state: "open", version: 1 },
    ]);
    expect(await lastAudit()).toMatchObject({
      action: "periods-generated",
      before: null,
      after: JSON.stringify({ ...after, endsOn: "2026-08-31" }),
    });
    const again = await admin("POST", "periods", { body: after });
    expect(await problemIn(again)).toMatchObject({ code: "periods-not-adjacent" });
    const before = { frequency: "year", startsOn: "2025-01-01", count: 1 };
    expect((await admin("POST", "periods", { body: before })).status).toBe(201);
    const own = await accountant("POST", "periods", { body: before });
    expect(await problemIn(own)).toMatchObject({ status: 403, code: "right-missing" });
  });
});

describeOnEachStore("closing and reopening a period", (store) => {
  let admin: Send;
  let member: Send;
  let accountant: Send;
  let maker: Actor;
  let teamAdmin: Actor;

  beforeAll(async () => {
    await newFirm(store);
    const app = appOn(store);
    maker = await newPerson(store);
    const onlyAdmin = await newPerson(store, { admin: true, billingAccess: false });
    admin = await signedIn(store, app, onlyAdmin);
    teamAdmin = await newPerson(store, { admin: true });
    member = await signedIn(store, app, teamAdmin);
    accountant = await signedIn(store, app, maker);
  });

  const lastAudit = () =>
    store.database.read
      .selectFrom("audit")
      .select(["action", "subject", "before", "after", "hash"])
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();

  const month = (number: string) =>
    newPeriod(store, { starts_on: `2026-${number}-01`, ends_on: `2026-${number}-28` });

  const hiddenClient = () => newClient(store, { privacy: "hidden", team: [teamAdmin] });

  it("closes, tells how many drafts are left and where the audit stands, and keeps it there", async () => {
    const { id } = await month("03");
    const run = await newRun(store, maker);
    const date = { invoice_date: "2026-03-28" };
    await newInvoice(store, run, await newClient(store), date);
    await newInvoice(store, run, await newClient(store), { invoice_date: "2026-02-27" });
    await newInvoice(store, run, await newClient(store), { ...date, number: "N1" });
    await newInvoice(store, run, await newClient(store, { privacy: "hidden" }), date);
    const response = await admin("POST", `periods/${id}/close`, { version: 1 });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"2"');
    const last = await lastAudit();
    expect(await response.json()).toEqual({
      id,
      startsOn: "2026-03-01",
      endsOn: "2026-03-28",
      state: "closed",
      version: 2,
      draftCount: 1,
      auditHeadHash: last.hash,
    });
    expect(last).toMatchObject({
      action: "period-closed",
      subject: `period:${id}`,
      before: '{"state":"open"}',
      after: '{"state":"closed"}',
    });
  });

  it("shows what is still open in each period, as far as the person sees it", async () => {
    const { id } = await month("04");
    const run = await newRun(store, maker, { name: "April", invoice_date: "2026-04-20" });
    await newInvoice(store, run, await newClient(store));
    await newInvoice(store, run, await hiddenClient());
    const path = `periods/${id}`;
    const own = await member("GET", path);
    expect(own.headers.get("etag")).toBe('"1"');
    expect(await own.json()).toMatchObject({
      draftCount: 2,
      postingCount: 0,
      runs: [{ id: run.id, name: "April", draftCount: 2 }],
      close: { allowed: true, reason: null },
    });
    // Without billing access one learns how many, of what everybody sees, and not of runs.
    expect(await (await admin("GET", path)).json()).toMatchObject({ draftCount: 1, runs: [] });
    const work = await (await admin("GET", "period-work")).json();
    expect(work).toContainEqual(
      expect.objectContaining({ id, draftCount: 1, postingCount: 0, state: "open" }),
    );
    for (const one of [path, "period-work"]) {
      const refused = await problemIn(await accountant("GET", one));
      expect(refused).toMatchObject({ status: 403, code: "right-missing" });
    }
  });

  it("is refused while a run that is dated, or has an invoice, in it is being posted", async () => {
    const { id } = await month("05");
    const run = await newRun(store, maker, { status: "posting", name: "May" });
    await newInvoice(store, run, await newClient(store), { invoice_date: "2026-05-01" });
    const other = await newRun(store, maker, { status: "posting", name: "Elsewhere" });
    await newInvoice(store, other, await newClient(store), { invoice_date: "2026-06-01" });
    const before = await lastAudit();
    const close = { version: 1 };
    const problem = await problemIn(await member("POST", `periods/${id}/close`, close));
    expect(problem).toMatchObject({ status: 409, code: "period-in-use" });
    expect(problem.detail).toContain("“May” is being posted");
    const unnamed = await problemIn(await admin("POST", `periods/${id}/close`, close));
    expect(unnamed.detail).toMatch(/^A run is being posted/);
    expect(await lastAudit()).toEqual(before);
    const periods = await (await admin("GET", "periods")).json();
    expect(periods).toContainEqual(expect.objectContaining({ id, state: "open", version: 1 }));
    expect(await (await member("GET", `periods/${id}`)).json()).toMatchObject({
      postingCount: 1,
      close: { allowed: false, reason: problem.detail },
    });
    await setRunStatus(run.id, "posted");
    await setRunStatus(other.id, "posted");
  });

  it("does not hang on the dates of hidden invoices (P11)", async () => {
    const { id } = await month("06");
    const run = await newRun(store, maker, { status: "posting", invoice_date: "2026-01-01" });
    const answers: unknown[] = [];
    for (const date of ["2026-06-10", "2026-12-10"]) {
      const hidden = await newInvoice(store, run, await hiddenClient(), { invoice_date: date });
      const answer = await problemIn(await admin("POST", `periods/${id}/close`, { version: 1 }));
      answers.push({ ...answer, requestId: "" });
      await removeInvoice(hidden.id);
    }
    expect(answers[0]).toMatchObject({ code: "period-in-use" });
    expect(answers[1]).toEqual(answers[0]);
    // Whoever sees it learns whether it is in the way.
    await newInvoice(store, run, await hiddenClient(), { invoice_date: "2026-12-10" });
    expect((await member("POST", `periods/${id}/close`, { version: 1 })).status).toBe(200);
    await setRunStatus(run.id, "posted");
  });

  it("tells the head of the audit only to whoever sees every row of it (P11)", async () => {
    const { id: clientId } = await hiddenClient();
    await store.database.write((trx) =>
      writeAudit(trx, {
        at: store.clock.now(),
        personId: maker.personId,
        action: "invoice-changed",
        subject: "invoice:x",
        restrictedClientId: clientId,
      }),
    );
    const first = await month("11");
    const closed = await member("POST", `periods/${first.id}/close`, { version: 1 });
    expect(await closed.json()).toMatchObject({ auditHeadHash: (await lastAudit()).hash });
    const second = await month("12");
    const unseen = await admin("POST", `periods/${second.id}/close`, { version: 1 });
    expect(await unseen.json()).toMatchObject({ auditHeadHash: null });
  });

  const setRunStatus = (runId: string, status: "posted") =>
    store.database.write((trx) =>
      trx.updateTable("runs").set({ status }).where("id", "=", runId).execute(),
    );

  const removeInvoice = (invoiceId: string) =>
    store.database.write((trx) => trx.deleteFrom("invoices").where("id", "=", invoiceId).execute());

  it("refuses to close what is closed", async () => {
    const { id } = await month("07");
    await admin("POST", `periods/${id}/close`, { version: 1 });
    const problem = await problemIn(await admin("POST", `periods/${id}/close`, { version: 2 }));
    expect(problem).toMatchObject({ status: 409, code: "period-closed" });
  });

  it("reopens for a reason, which is kept; an open one stays as it is", async () => {
    const { id } = await month("08");
    await admin("POST", `periods/${id}/close`, { version: 1 });
    const body = { reason: "A late expense" };
    const response = await admin("POST", `periods/${id}/reopen`, { body, version: 2 });
    expect(await response.json()).toMatchObject({ id, state: "open", version: 3 });
    const kept = await lastAudit();
    expect(kept).toMatchObject({
      action: "period-reopened",
      after: '{"state":"open","reason":"A late expense"}',
    });
    const again = await admin("POST", `periods/${id}/reopen`, { body, version: 3 });
    expect(await again.json()).toMatchObject({ state: "open", version: 3 });
    expect(await lastAudit()).toEqual(kept);
  });

  it("changes only what the person has seen: the version is needed, and the present one", async () => {
    const { id } = await month("01");
    for (const path of [`periods/${id}/close`, `periods/${id}/reopen`]) {
      const body = { reason: "because" };
      const missing = await problemIn(await admin("POST", path, { body }));
      expect(missing).toMatchObject({ status: 428, code: "version-missing" });
      const stale = await problemIn(await admin("POST", path, { body, version: 7 }));
      expect(stale).toMatchObject({ status: 412, code: "version-changed" });
    }
  });

  it("does not reopen without a reason", async () => {
    const { id } = await month("09");
    for (const body of [{}, { reason: " " }, { reason: "ok" }]) {
      const problem = await problemIn(
        await admin("POST", `periods/${id}/reopen`, { body, version: 1 }),
      );
      expect(problem).toMatchObject({ status: 400, code: "validation" });
      expect(problem.errors?.[0]?.location).toBe("/reason");
    }
  });

  it("is for admins only, and for periods that exist", async () => {
    const { id } = await month("10");
    for (const path of [`periods/${id}/close`, `periods/${id}/reopen`]) {
      const response = await accountant("POST", path, { body: { reason: "because" }, version: 1 });
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
    for (const path of ["periods/none/close", "periods/none/reopen"]) {
      const response = await admin("POST", path, { body: { reason: "because" }, version: 1 });
      expect(await problemIn(response)).toMatchObject({ status: 404, code: "period-not-found" });
    }
  });

  describe("that were added by mistake", () => {
    const wrong = { frequency: "year", startsOn: "2030-01-01", count: 3 } as const;
    let own: { id: string; version: number }[];

    beforeAll(async () => {
      await store.database.write((trx) => trx.deleteFrom("periods").execute());
      own = await (await admin("POST", "periods", { body: wrong })).json();
    });

    const at = (index: number) => own.at(index) ?? { id: "", version: 0 };
    const remove = ({ id, version }: { id: string; version: number }) =>
      admin("DELETE", `periods/${id}`, { version });
    const refused = async (period: { id: string; version: number }, code: string) => {
      const shown = await (await admin("GET", `periods/${period.id}`)).json();
      const problem = await problemIn(await remove(period));
      expect(problem).toMatchObject({ status: 409, code, detail: shown.delete.reason });
      expect(shown.delete.allowed).toBe(false);
    };

    it("are deleted at either end, so that no gap arises", async () => {
      await refused(at(1), "periods-not-adjacent");
      expect((await remove(at(2))).status).toBe(204);
      expect(await lastAudit()).toMatchObject({
        action: "period-deleted",
        subject: `period:${at(2).id}`,
        before: JSON.stringify({ startsOn: "2032-01-01", endsOn: "2032-12-31" }),
      });
      expect((await problemIn(await remove(at(2)))).code).toBe("period-not-found");
    });

    it("stay while they are closed, or a run or a visible invoice is dated in them", async () => {
      const closed = await (
        await admin("POST", `periods/${at(1).id}/close`, { version: 1 })
      ).json();
      await refused(closed, "period-closed");
      const body = { reason: "It was a mistake" };
      await admin("POST", `periods/${at(1).id}/reopen`, { version: 2, body });
      const maker = await newPerson(store);
      const run = await newRun(store, maker, { invoice_date: "2031-05-01" });
      await refused({ ...at(1), version: 3 }, "period-in-use");
      await store.database.write((trx) =>
        trx
          .updateTable("runs")
          .set({ invoice_date: "2026-11-24" })
          .where("id", "=", run.id)
          .execute(),
      );
      const dated = { invoice_date: "2031-05-01" };
      const invoice = await newInvoice(store, run, await newClient(store), dated);
      await refused({ ...at(1), version: 3 }, "period-in-use");
      await store.database.write((trx) =>
        trx.deleteFrom("invoices").where("id", "=", invoice.id).execute(),
      );
    });

    it("go whatever is hidden from the admin, who is told nothing of it (P11)", async () => {
      const maker = await newPerson(store);
      const run = await newRun(store, maker);
      const hidden = await newClient(store, { privacy: "hidden", team: [maker] });
      const invoice = await newInvoice(store, run, hidden, { invoice_date: "2031-05-01" });
      expect((await remove({ ...at(1), version: 3 })).status).toBe(204);
      const seen = await signedIn(store, appOn(store), maker);
      expect(await (await seen("GET", `invoices/${invoice.id}`)).json()).toMatchObject({
        periodState: "none",
      });
      expect((await remove(at(0))).status).toBe(204);
    });
  });
});
