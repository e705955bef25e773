import { beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newClient, newFirm, newInvoice, newPeriod, newPerson, newRun } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("closing and reopening a period", (store) => {
  let admin: Send;
  let accountant: Send;
  let maker: Actor;

  beforeAll(async () => {
    await newFirm(store);
    const app = appOn(store);
    maker = await newPerson(store);
    admin = await signedIn(
      store,
      app,
      await newPerson(store, { admin: true, billingAccess: false }),
    );
    accountant = await signedIn(store, app, maker);
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

  it("closes, tells how many drafts are left, and keeps it in the audit", async () => {
    const { id } = await month("03");
    const run = await newRun(store, maker);
    const date = { invoice_date: "2026-03-28" };
    await newInvoice(store, run, await newClient(store), date);
    await newInvoice(store, run, await newClient(store), { invoice_date: "2026-04-01" });
    await newInvoice(store, run, await newClient(store), { ...date, number: "N1" });
    await newInvoice(store, run, await newClient(store, { privacy: "hidden" }), date);
    const response = await admin("POST", `periods/${id}/close`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      id,
      startsOn: "2026-03-01",
      endsOn: "2026-03-28",
      state: "closed",
      version: 2,
      draftCount: 1,
    });
    expect(await lastAudit()).toEqual({
      action: "period-closed",
      subject: `period:${id}`,
      before: '{"state":"open"}',
      after: '{"state":"closed"}',
    });
  });

  it("is refused while a run with an invoice in it is being posted", async () => {
    const { id } = await month("05");
    const run = await newRun(store, maker, { status: "posting", name: "May" });
    await newInvoice(store, run, await newClient(store), { invoice_date: "2026-05-01" });
    const other = await newRun(store, maker, { status: "posting", name: "Elsewhere" });
    await newInvoice(store, other, await newClient(store), { invoice_date: "2026-06-01" });
    const before = await lastAudit();
    const problem = await problemIn(await admin("POST", `periods/${id}/close`));
    expect(problem).toMatchObject({ status: 409, code: "period-in-use" });
    expect(problem.detail).toContain("“May” is being posted");
    expect(await lastAudit()).toEqual(before);
    const periods = await (await admin("GET", "periods")).json();
    expect(periods).toContainEqual(expect.objectContaining({ id, state: "open", version: 1 }));
  });

  it("refuses to close what is closed", async () => {
    const { id } = await month("07");
    await admin("POST", `periods/${id}/close`);
    const problem = await problemIn(await admin("POST", `periods/${id}/close`));
    expect(problem).toMatchObject({ status: 409, code: "period-closed" });
  });

  it("reopens for a reason, which is kept, and repeating it changes nothing", async () => {
    const { id } = await month("08");
    await admin("POST", `periods/${id}/close`);
    const body = { reason: "A late expense" };
    const response = await admin("POST", `periods/${id}/reopen`, { body });
    expect(await response.json()).toMatchObject({ id, state: "open", version: 3 });
    const kept = await lastAudit();
    expect(kept).toMatchObject({
      action: "period-reopened",
      after: '{"state":"open","reason":"A late expense"}',
    });
    const again = await admin("POST", `periods/${id}/reopen`, { body });
    expect(await again.json()).toMatchObject({ state: "open", version: 3 });
    expect(await lastAudit()).toEqual(kept);
  });

  it("does not reopen without a reason", async () => {
    const { id } = await month("09");
    for (const body of [{}, { reason: " " }, { reason: "ok" }]) {
      const problem = await problemIn(await admin("POST", `periods/${id}/reopen`, { body }));
      expect(problem).toMatchObject({ status: 400, code: "validation" });
      expect(problem.errors?.[0]?.location).toBe("/reason");
    }
  });

  it("is for admins only, and for periods that exist", async () => {
    const { id } = await month("10");
    for (const path of [`periods/${id}/close`, `periods/${id}/reopen`]) {
      const response = await accountant("POST", path, { body: { reason: "because" } });
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
    for (const path of ["periods/none/close", "periods/none/reopen"]) {
      const response = await admin("POST", path, { body: { reason: "because" } });
      expect(await problemIn(response)).toMatchObject({ status: 404, code: "period-not-found" });
    }
  });
});
