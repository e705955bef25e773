import { beforeAll, expect, it } from "vitest";
import type { RateList, RateView } from "#shared/wire/rate-card.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newClient, newPerson } from "../../factories.ts";
import { appOn, problemIn, signedIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import { auditRows, lastAudit, newFirmWithAdmin } from "./settings-fixture.ts";

const ben = {
  client: null,
  person: "Ben",
  task: null,
  currency: "GBP",
  rateMicro: 120_000_000,
  startsOn: "2026-04-01",
  endsOn: null,
};

describeOnEachStore("the firm's rates", (store) => {
  let admin: Send;
  let insider: Send;
  let accountant: Send;
  let adminActor: Actor;

  beforeAll(async () => {
    ({ admin, accountant, adminActor } = await newFirmWithAdmin(store));
    const member = await newPerson(store, { admin: true });
    insider = await signedIn(store, appOn(store), member);
    await newClient(store, { name: "Acme Ltd", code: "A-1" });
    const team = [member];
    await newClient(store, { name: "Ghost", code: "G-1", privacy: "hidden", team });
    await newClient(store, { name: "Quiet plc", code: "Q-1", privacy: "private", team });
  });

  const list = async (send = admin) =>
    ((await (await send("GET", "rates")).json()) as RateList).rates;
  const add = async (change: object, send = admin) =>
    (await (await send("POST", "rates", { body: { ...ben, ...change } })).json()) as RateView;

  it("are added by an admin, for a client by its code or name, and hold in the pane at once", async () => {
    const response = await admin("POST", "rates", { body: { ...ben, client: " a-1 " } });
    expect(response.status).toBe(201);
    const rate = (await response.json()) as RateView;
    expect(rate).toMatchObject({ client: { name: "Acme Ltd", code: "A-1" }, person: "Ben" });
    expect(await lastAudit(store)).toMatchObject({
      action: "rate-added",
      subject: `rate:${rate.id}`,
      person_id: adminActor.personId,
      restricted_client_id: null,
      before: null,
    });
    const { lines } = await (await accountant("GET", "rate-card")).json();
    expect(lines).toContainEqual({ ...ben, client: "A-1" });
    expect(await list()).toContainEqual(rate);
  });

  it("are changed, ended and taken away from the version that was seen", async () => {
    const rate = await add({ person: "Ana" });
    const path = `rates/${rate.id}`;
    const body = { ...ben, person: "Ana", endsOn: "2026-12-31" };
    const response = await admin("PUT", path, { version: 1, body });
    expect(await response.json()).toMatchObject({ endsOn: "2026-12-31", version: 2 });
    expect(await lastAudit(store)).toMatchObject({
      action: "rate-changed",
      before: { endsOn: null },
      after: { endsOn: "2026-12-31" },
    });
    const rows = await auditRows(store);
    for (const stale of [
      await admin("PUT", path, { version: 1, body }),
      await admin("DELETE", path, { version: 1 }),
    ]) {
      expect(await problemIn(stale)).toMatchObject({ status: 412, code: "version-changed" });
    }
    expect(await auditRows(store)).toEqual(rows);
    expect((await admin("DELETE", path, { version: 2 })).status).toBe(204);
    expect(await lastAudit(store)).toMatchObject({ action: "rate-removed", after: null });
    const again = await admin("DELETE", path, { version: 2 });
    expect(await problemIn(again)).toMatchObject({ status: 404, code: "rate-not-found" });
  });

  it("do not say two things for the same from the same day", async () => {
    await add({ person: "Carl" });
    const rows = await auditRows(store);
    const twice = await admin("POST", "rates", { body: { ...ben, person: "CARL " } });
    expect(await problemIn(twice)).toMatchObject({ status: 409, code: "rate-exists" });
    expect(await auditRows(store)).toEqual(rows);
    expect(await add({ person: "Carl", startsOn: "2027-04-01" })).toMatchObject({ version: 1 });
  });

  it("of a hidden or private client are its team's alone, and so is what the audit says (P11)", async () => {
    const seen = await list();
    const [ghost, quiet] = [
      await add({ client: "G-1" }, insider),
      await add({ client: "Quiet plc" }, insider),
    ];
    expect((await lastAudit(store))?.restricted_client_id).toBe(quiet.client?.id);
    expect(await list()).toEqual(seen);
    expect(await list(insider)).toEqual(expect.arrayContaining([ghost, quiet]));
    for (const { id } of [ghost, quiet]) {
      const change = await admin("PUT", `rates/${id}`, { version: 1, body: ben });
      const unknown = await admin("PUT", "rates/none", { version: 1, body: ben });
      const [one, other] = [await problemIn(change), await problemIn(unknown)];
      expect({ ...one, requestId: "" }).toEqual({ ...other, requestId: "" });
      expect(one).toMatchObject({ status: 404, code: "rate-not-found" });
    }
  });

  it("cannot be given to a client that the person does not know, in the same words as to none", async () => {
    const rows = await auditRows(store);
    const answers = [];
    for (const client of ["Ghost", "G-1", "Quiet plc", "Nobody"]) {
      const problem = await problemIn(await admin("POST", "rates", { body: { ...ben, client } }));
      answers.push({ ...problem, requestId: "" });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, code: "client-not-found" });
    expect(await auditRows(store)).toEqual(rows);
  });

  it.each([
    ["an end before the beginning", { endsOn: "2026-01-01" }, "/endsOn"],
    ["a rate below zero", { rateMicro: -1 }, "/rateMicro"],
    ["a blank person", { person: " " }, "/person"],
    ["an unknown field", { note: "x" }, ""],
  ])("refuse %s", async (_name, change, location) => {
    const problem = await problemIn(await admin("POST", "rates", { body: { ...ben, ...change } }));
    expect(problem).toMatchObject({ status: 400, code: "validation" });
    expect(problem.errors?.[0]?.location).toBe(location);
  });

  it("are for admins only to list and to change", async () => {
    for (const response of [
      await accountant("GET", "rates"),
      await accountant("POST", "rates", { body: ben }),
      await accountant("PUT", "rates/none", { version: 1, body: ben }),
      await accountant("DELETE", "rates/none", { version: 1 }),
    ]) {
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
  });
});
