import { beforeAll, expect, it } from "vitest";
import type { TaxRateList, TaxRateView } from "#shared/wire/tax-rate.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newRun } from "../../factories.ts";
import { problemIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import { auditRows, lastAudit, newFirmWithAdmin } from "./settings-fixture.ts";

const quebec = {
  code: "QC",
  name: "GST and QST",
  validFrom: "2026-01-01",
  endsOn: null,
  components: [
    { name: "GST", ratePpm: 50_000, compound: false },
    { name: "QST", ratePpm: 99_750, compound: false },
  ],
};

describeOnEachStore("tax rates", (store) => {
  let admin: Send;
  let accountant: Send;
  let adminActor: Actor;

  beforeAll(async () => {
    ({ admin, accountant, adminActor } = await newFirmWithAdmin(store));
  });

  const list = async () =>
    ((await (await accountant("GET", "tax-rates")).json()) as TaxRateList).rates;
  const add = async (change: object) =>
    (await (
      await admin("POST", "tax-rates", { body: { ...quebec, ...change } })
    ).json()) as TaxRateView;
  const contentOf = ({ name, validFrom, endsOn, components }: TaxRateView) => ({
    name,
    validFrom,
    endsOn,
    components,
  });

  it("are listed for everybody, by code and day, with what may be done", async () => {
    expect(await list()).toMatchObject([
      { code: "S", validFrom: "2020-01-01", endsOn: null, correct: { allowed: true }, version: 1 },
    ]);
  });

  it("are added by an admin, combined or compound, and are in the audit and in the pane", async () => {
    const response = await admin("POST", "tax-rates", { body: quebec });
    expect(response.status).toBe(201);
    const rate = (await response.json()) as TaxRateView;
    expect(rate).toMatchObject({ ...quebec, version: 1 });
    expect(await lastAudit(store)).toEqual({
      action: "tax-rate-added",
      subject: `tax-rate:${rate.id}`,
      person_id: adminActor.personId,
      restricted_client_id: null,
      before: null,
      after: quebec,
    });
    const me = await (await accountant("GET", "me")).json();
    expect(me.firm.taxRates).toContainEqual(quebec);
  });

  it("are not added twice from the same day, but again from another", async () => {
    const rows = await auditRows(store);
    const twice = await admin("POST", "tax-rates", { body: quebec });
    expect(await problemIn(twice)).toMatchObject({ status: 409, code: "tax-rate-exists" });
    expect(await auditRows(store)).toEqual(rows);
    expect(await add({ validFrom: "2027-01-01" })).toMatchObject({ code: "QC" });
  });

  it("can be corrected and ended before a run is posted", async () => {
    const rate = await add({ code: "TYPO" });
    const body = { ...contentOf(rate), name: "Right", endsOn: "2026-12-31" };
    const options = { version: 1, body };
    const response = await admin("PUT", `tax-rates/${rate.id}`, options);
    expect(await response.json()).toMatchObject({
      name: "Right",
      endsOn: "2026-12-31",
      version: 2,
    });
    expect(await lastAudit(store)).toMatchObject({
      action: "tax-rate-changed",
      before: { code: "TYPO", name: "GST and QST", endsOn: null },
      after: { code: "TYPO", name: "Right", endsOn: "2026-12-31" },
    });
    const rows = await auditRows(store);
    const stale = await admin("PUT", `tax-rates/${rate.id}`, options);
    expect(await problemIn(stale)).toMatchObject({ status: 412, code: "version-changed" });
    const moved = { ...body, validFrom: "2020-01-01" };
    await add({ code: "TYPO", validFrom: "2020-01-01" });
    const taken = await admin("PUT", `tax-rates/${rate.id}`, { version: 2, body: moved });
    expect(await problemIn(taken)).toMatchObject({ status: 409, code: "tax-rate-exists" });
    expect(await auditRows(store)).toHaveLength(rows.length + 1);
  });

  it("can be taken away, but not the last one of the firm's own code", async () => {
    const rate = await add({ code: "GONE" });
    const path = `tax-rates/${rate.id}`;
    expect((await admin("DELETE", path, { version: 1 })).status).toBe(204);
    expect(await lastAudit(store)).toMatchObject({
      action: "tax-rate-removed",
      before: { ...quebec, code: "GONE" },
      after: null,
    });
    const again = await admin("DELETE", path, { version: 1 });
    expect(await problemIn(again)).toMatchObject({ status: 404, code: "tax-rate-not-found" });
    const own = (await list()).find(({ code }) => code === "S");
    const last = await admin("DELETE", `tax-rates/${own?.id}`, { version: 1 });
    expect(await problemIn(last)).toMatchObject({ status: 409, code: "tax-rate-in-use" });
  });

  it.each([
    ["an end before the beginning", { endsOn: "2025-12-31" }, "/endsOn"],
    ["a part above 100 %", parts(1_000_001), "/components/0/ratePpm"],
    ["a part below zero", parts(-1), "/components/0/ratePpm"],
    ["no code", { code: " " }, "/code"],
    ["a day that does not exist", { validFrom: "2026-02-30" }, "/validFrom"],
    ["an unknown field", { rate: 1 }, ""],
  ])("refuse %s", async (_name, change, location) => {
    const rows = await auditRows(store);
    const response = await admin("POST", "tax-rates", {
      body: { ...quebec, code: "X", ...change },
    });
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status: 400, code: "validation" });
    expect(problem.errors?.[0]?.location).toBe(location);
    expect(await auditRows(store)).toEqual(rows);
  });

  it("are for admins only to change", async () => {
    const [rate] = await list();
    for (const response of [
      await accountant("POST", "tax-rates", { body: quebec }),
      await accountant("DELETE", `tax-rates/${rate?.id}`, { version: 1 }),
    ]) {
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
  });

  it("stay as they are once a run was posted with them, and can only be ended (R14)", async () => {
    const rate = await add({ code: "USED" });
    store.clock.advanceSeconds(60);
    await newRun(store, adminActor, { status: "posted", posted_at: store.clock.now() });
    store.clock.advanceSeconds(60);
    const later = await add({ code: "LATER" });
    expect(later.correct.allowed).toBe(true);
    const shown = (await list()).find(({ id }) => id === rate.id);
    expect(shown?.correct.allowed).toBe(false);
    const path = `tax-rates/${rate.id}`;
    const before = await list();
    for (const response of [
      await admin("PUT", path, { version: 1, body: { ...contentOf(rate), name: "Other" } }),
      await admin("DELETE", path, { version: 1 }),
    ]) {
      expect(await problemIn(response)).toMatchObject({
        status: 409,
        code: "tax-rate-in-use",
        detail: shown?.correct.reason,
      });
    }
    expect(await list()).toEqual(before);
    const ended = await admin("PUT", path, {
      version: 1,
      body: { ...contentOf(rate), endsOn: "2027-03-31" },
    });
    expect(await ended.json()).toMatchObject({ endsOn: "2027-03-31", version: 2 });
  });

  function parts(ratePpm: number) {
    return { components: [{ name: "Tax", ratePpm, compound: false }] };
  }
});
