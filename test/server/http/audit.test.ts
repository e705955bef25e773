import { beforeAll, expect, it } from "vitest";
import type { AuditChoices, AuditPage } from "#shared/wire/audit.ts";
import type { App } from "../../../server/http/app.ts";
import { listRoutes } from "../../../server/http/route-table.ts";
import { writeAudit } from "../../../server/storage/audit.ts";
import type { AuditEvent } from "../../../server/storage/audit.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newClient, newFirm, newInvoice, newPeriod, newPerson, newRun } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";
import type { Store } from "../stores.ts";

const auditOf = (store: Store, by: Actor) => (event: Partial<AuditEvent>) =>
  store.database.write((trx) =>
    writeAudit(trx, {
      at: store.clock.now(),
      personId: by.personId,
      action: "run-changed",
      subject: "run:gone",
      ...event,
    }),
  );

async function pageOf(send: Send, query = ""): Promise<AuditPage> {
  const response = await send("GET", `audit${query}`);
  expect(response.status).toBe(200);
  // safe because the route answers with a page
  return (await response.json()) as AuditPage;
}

async function allPages(send: Send, limit: number): Promise<AuditPage["entries"]> {
  const entries: AuditPage["entries"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await pageOf(send, `?limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`);
    entries.push(...page.entries);
    cursor = page.nextCursor;
  }
  return entries;
}

describeOnEachStore("the audit, read by an admin", (store) => {
  let app: App;
  let ben: Actor;
  let send: Send;
  let write: ReturnType<typeof auditOf>;

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store);
    ben = await newPerson(store, { admin: true, name: "Ben Okafor" });
    send = await signedIn(store, app, ben);
    write = auditOf(store, ben);
  });

  it("says in words who did what to what, and what it was before and after", async () => {
    const period = await newPeriod(store);
    await send("POST", `periods/${period.id}/close`, { version: 1 });
    const run = await newRun(store, ben, { name: "November" });
    await send("PATCH", `runs/${run.id}`, { body: { name: "Late November" }, version: 1 });
    const { entries } = await pageOf(send);
    expect(entries.slice(0, 2)).toEqual([
      {
        at: store.clock.now(),
        by: { id: ben.personId, name: "Ben Okafor" },
        action: "run-changed",
        subject: `run:${run.id}`,
        text: "Ben Okafor changed the run “Late November”",
        changes: [{ what: "Name", before: "November", after: "Late November" }],
      },
      expect.objectContaining({
        text: "Ben Okafor closed the period November 2026",
        changes: [{ what: "State", before: "open", after: "closed" }],
      }),
    ]);
  });

  it("tells sums as money, and of what is gone its last name", async () => {
    await write({
      action: "run-deleted",
      before: { name: "Gone", invoices: [{ clientId: "a" }, { clientId: "b" }] },
    });
    await write({
      action: "invoice-issued",
      subject: "invoice:x",
      after: { number: "INV-7", currency: "GBP", grossMinor: 120_050 },
    });
    const { entries } = await pageOf(send, "?limit=2");
    expect(entries).toMatchObject([
      {
        text: "Ben Okafor issued the draft invoice",
        changes: [
          { what: "Number", after: "INV-7" },
          { what: "Gross", after: "1,200.50\u00a0GBP" },
        ],
      },
      {
        text: "Ben Okafor deleted the run “Gone”",
        changes: [
          { what: "Name", before: "Gone", after: null },
          { what: "Invoices", before: "2", after: null },
        ],
      },
    ]);
  });

  it("has words for every action that a route names", async () => {
    const actions = listRoutes(app).flatMap(({ guard }) => guard?.audit?.split(", ") ?? []);
    const response = await send("GET", "audit/choices");
    // safe because the route answers with choices
    const choices = (await response.json()) as AuditChoices;
    expect(choices.people).toContainEqual({ id: ben.personId, name: "Ben Okafor" });
    const known = choices.actions.map(({ action }) => action);
    expect(actions.filter((action) => !known.includes(action))).toEqual([]);
    expect(choices.actions).toContainEqual({ action: "period-closed", label: "Period closed" });
  });

  it("is filtered by person, action, thing, and days of the firm", async () => {
    const ana = await newPerson(store, { name: "Ana" });
    const byAna = auditOf(store, ana);
    // 23:30 in UTC is the next day in London's summer.
    await byAna({ at: "2026-06-30T23:30:00.000Z", action: "signed-in", subject: "person:x" });
    await byAna({ at: "2026-06-30T22:30:00.000Z", action: "run-changed", subject: "run:one" });
    const found = async (query: string) =>
      (await pageOf(send, query)).entries.map(({ action }) => action);
    expect(await found(`?personId=${ana.personId}`)).toEqual(["signed-in", "run-changed"]);
    expect(await found("?from=2026-07-01&through=2026-07-01")).toEqual(["signed-in"]);
    expect(await found("?through=2026-06-30")).toEqual(["run-changed"]);
    expect(await found(`?personId=${ana.personId}&action=run-changed`)).toEqual(["run-changed"]);
    expect(await found(`?personId=${ana.personId}&subject=run`)).toEqual(["run-changed"]);
    expect(await found("?subject=run:one")).toEqual(["run-changed"]);
    expect(await found("?subject=run:on")).toEqual([]);
    await byAna({ action: "firm-changed", subject: "firm" });
    expect(await found("?subject=firm")).toEqual(["firm-changed"]);
  });

  it("comes page by page, each row once, also where many were written at one instant", async () => {
    const whole = await allPages(send, 200);
    expect(whole.length).toBeGreaterThanOrEqual(6);
    for (const limit of [1, 2, 3]) expect(await allPages(send, limit)).toEqual(whole);
    const problem = await problemIn(await send("GET", "audit?cursor=nonsense"));
    expect(problem).toMatchObject({ status: 400, code: "validation" });
  });

  it("is verified, with its length and its head", async () => {
    const head = await write({ action: "run-changed" });
    expect(await (await send("GET", "audit/verification")).json()).toMatchObject({
      intact: true,
      reason: null,
      rowCount: expect.any(Number),
      headHash: head,
      seesWhole: true,
    });
  });

  it("is downloaded once as CSV, in which no text is a formula, and that is kept in it", async () => {
    const hostile = auditOf(store, await newPerson(store, { name: "=cmd|A1" }));
    await hostile({ before: { name: "=1+1" }, after: { name: "@SUM(A1)" }, subject: "run:csv" });
    const ticket = await send("POST", "audit/ticket", { body: { subject: "run:csv" } });
    // safe because the route answers with a ticket
    const { url } = (await ticket.json()) as { url: string };
    const file = await app.request(url);
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("content-disposition")).toBe(
      'attachment; filename="audit-2026-11-24.csv"',
    );
    // What is written at the instant of the download itself is not in it.
    expect(await file.text()).toBe("When (UTC),Who,What happened,Before,After\r\n");
    expect((await pageOf(send, "?limit=1")).entries[0]?.text).toBe(
      "Ben Okafor downloaded the audit",
    );
    expect((await app.request(url)).status).toBe(404);
    store.clock.advanceSeconds(1);
    const again = await send("POST", "audit/ticket", { body: { subject: "run:csv" } });
    const second = (await again.json()) as { url: string };
    expect(await (await app.request(second.url)).text()).toBe(
      "When (UTC),Who,What happened,Before,After\r\n" +
        "2026-11-24T09:00:00.000Z,'=cmd|A1,'=cmd|A1 changed the run “@SUM(A1)”,Name: =1+1,Name: @SUM(A1)\r\n",
    );
  });

  it("is for admins only, also when the ticket is older than the right", async () => {
    const accountant = await signedIn(store, app, await newPerson(store));
    for (const path of ["audit", "audit/choices", "audit/verification"]) {
      const refused = await problemIn(await accountant("GET", path));
      expect(refused).toMatchObject({ status: 403, code: "right-missing" });
    }
    const leaving = await newPerson(store, { admin: true });
    const theirs = await signedIn(store, app, leaving);
    const ticket = await theirs("POST", "audit/ticket", { body: {} });
    const { url } = (await ticket.json()) as { url: string };
    await store.database.write((trx) =>
      trx.updateTable("people").set({ admin: 0 }).where("id", "=", leaving.personId).execute(),
    );
    expect((await app.request(url)).status).toBe(404);
  });
});

/** Two stores that differ only in what is hidden: the number of hidden rows, and when they were written. */
describeOnEachStore("the audit, read by somebody outside a client's team (P11)", (store) => {
  let app: App;
  let outsider: Send;
  let member: Send;
  let maker: Actor;

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store);
    maker = await newPerson(store, { admin: true, name: "Maker" });
    member = await signedIn(store, app, maker);
    outsider = await signedIn(store, app, await newPerson(store, { admin: true }));
  });

  const answersOf = async (send: Send) => {
    const texts: string[] = [];
    for (const path of [
      "audit?limit=2",
      "audit?limit=200",
      "audit?subject=invoice",
      "audit?subject=client",
      "audit/verification",
    ]) {
      const response = await send("GET", path);
      texts.push(await response.text());
      const { nextCursor } = JSON.parse(texts.at(-1) ?? "") as Partial<AuditPage>;
      if (nextCursor) texts.push(await (await send("GET", `${path}&cursor=${nextCursor}`)).text());
    }
    return texts;
  };

  it("does not change by a byte with what is done about a hidden client", async () => {
    const write = auditOf(store, maker);
    const client = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
    const restrictedClientId = client.id;
    const hide = (action: string) => write({ action, subject: "invoice:h", restrictedClientId });
    for (let count = 0; count < 5; count += 1) await write({ subject: `run:${count}` });
    await hide("invoice-changed");
    const [before, seen] = [await answersOf(outsider), await answersOf(member)];
    for (let count = 0; count < 3; count += 1) await hide("invoice-changed");
    expect(await answersOf(outsider)).toEqual(before);
    expect(await answersOf(member)).not.toEqual(seen);
    expect(before.join()).not.toContain("Ghost");
    expect(JSON.parse(before.at(-1) ?? "")).toEqual({
      intact: true,
      reason: null,
      rowCount: null,
      headHash: null,
      seesWhole: false,
    });
  });

  it("keeps what was written while a client was public from whoever may no longer see it", async () => {
    const write = auditOf(store, maker);
    const client = await newClient(store, { name: "Was public", team: [maker] });
    const run = await newRun(store, maker);
    const invoice = await newInvoice(store, run, client);
    const event = { before: { clientName: client.name }, after: { clientName: client.name } };
    await write({ action: "invoice-changed", subject: `invoice:${invoice.id}`, ...event });
    await write({
      action: "client-created",
      subject: `client:${client.id}`,
      after: { name: client.name },
    });
    const delivery = { id: store.ids.next() };
    await store.database.write((trx) =>
      trx
        .insertInto("deliveries")
        .values({
          id: delivery.id,
          run_id: run.id,
          invoice_id: invoice.id,
          channel: "mail",
          state: "queued",
          attempts: 0,
          message: null,
          updated_at: store.clock.now(),
        })
        .execute(),
    );
    await write({ action: "delivery-retried", subject: `delivery:${delivery.id}` });
    const inRun = { clientId: client.id, clientName: client.name };
    await write({ action: "run-deleted", before: { name: "R", invoices: [inRun] } });
    expect((await answersOf(outsider)).join()).toContain("Was public");
    await store.database.write(async (trx) => {
      await trx
        .updateTable("clients")
        .set({ privacy: "hidden" })
        .where("id", "=", client.id)
        .execute();
      await trx
        .updateTable("invoices")
        .set({ restricted: 1 })
        .where("id", "=", invoice.id)
        .execute();
    });
    const after = await answersOf(outsider);
    expect(after.join()).not.toContain("Was public");
    expect(after.join()).not.toContain(delivery.id);
    const [newest] = (JSON.parse(after[0] ?? "") as AuditPage).entries;
    expect(newest).toMatchObject({ action: "run-deleted", changes: [{ what: "Name" }] });
    expect((await answersOf(member)).join()).toContain("Was public");
  });
});
