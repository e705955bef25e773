import { beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../server/use-cases/context.ts";
import {
  newClient,
  newFirm,
  newInvoice,
  newNumberSeries,
  newPerson,
  newRun,
} from "../factories.ts";
import { takeNumbers } from "../../../server/storage/posting/number-series.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the number series and its opening position (R14, P7)", (store) => {
  let admin: Send;
  let accountant: Send;
  let maker: Actor;
  let version = 1;

  beforeAll(async () => {
    await newFirm(store);
    await newNumberSeries(store);
    const app = appOn(store);
    maker = await newPerson(store);
    accountant = await signedIn(store, app, maker);
    admin = await signedIn(store, app, await newPerson(store, { admin: true }));
  });

  const set = async (body: object, seen = version) => {
    const response = await admin("PATCH", "number-series/invoice", { body, version: seen });
    if (response.ok) version = Number(response.headers.get("etag")?.replaceAll('"', ""));
    return response;
  };

  /** As posting does, with an invoice that bears the last number. */
  const give = async (count: number) => {
    const taken = await store.database.write((trx) => takeNumbers(trx, "invoice", count));
    const run = await newRun(store, maker, { status: "posted" });
    const number = `${taken.prefix}${taken.firstNumber + count - 1}`;
    await newInvoice(store, run, await newClient(store), { number });
    version += 1;
    return number;
  };

  const untouched = { nextNumber: 1, lastNumber: null, confirmed: true, version: 1 };

  it("goes on where the former program stopped, and can be mended until the first is given", async () => {
    expect(await (await admin("GET", "number-series")).json()).toEqual([
      { series: "invoice", prefix: "INV-", ...untouched },
      { series: "credit-note", prefix: "CN-", ...untouched },
    ]);
    expect((await set({ prefix: "INV-", nextNumber: 10_420 })).status).toBe(200);
    const mended = await set({ prefix: "INV-", nextNumber: 1_042 });
    expect(await mended.json()).toMatchObject({ nextNumber: 1_042, lastNumber: null, version: 3 });
    const row = await store.database.read
      .selectFrom("audit")
      .selectAll()
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      action: "number-series-changed",
      subject: "number-series:invoice",
      before: '{"prefix":"INV-","nextNumber":10420}',
      after: '{"prefix":"INV-","nextNumber":1042}',
    });
  });

  it("never gives a number twice, and leaves a gap only if that is meant", async () => {
    expect(await give(3)).toBe("INV-1044");
    const given = await problemIn(await set({ prefix: "INV-", nextNumber: 1_044 }));
    expect(given).toMatchObject({ status: 409, code: "number-given" });
    expect(given.detail).toContain("can be INV-1045 or higher");
    const gap = await problemIn(await set({ prefix: "INV-", nextNumber: 1_050 }));
    expect(gap).toMatchObject({ status: 409, code: "number-gap" });
    expect(gap.detail).toContain("The numbers INV-1045 to INV-1049 would never be used");
    expect((await set({ prefix: "INV-", nextNumber: 1_050, leaveGap: true })).status).toBe(200);
    // Not used yet, so it can be taken back.
    expect((await set({ prefix: "INV-", nextNumber: 1_045 })).status).toBe(200);
  });

  it("begins anew under another prefix, and goes on where it was when that comes back", async () => {
    expect((await set({ prefix: "2027-", nextNumber: 1 })).status).toBe(200);
    expect(await give(2)).toBe("2027-2");
    const back = await problemIn(await set({ prefix: "INV-", nextNumber: 1_044 }));
    expect(back.code).toBe("number-given");
    const response = await set({ prefix: "INV-", nextNumber: 1_045 });
    expect(await response.json()).toMatchObject({ lastNumber: "INV-1044" });
  });

  it("refuses prefixes under which two numbers would look the same", async () => {
    for (const prefix of ["INV-1", "CN-", "cn-", "I\nV-", "=A-"]) {
      const problem = await problemIn(await set({ prefix, nextNumber: 2_000 }));
      expect(problem, prefix).toMatchObject({ status: 400, code: "validation" });
    }
  });

  it("is changed only as it was seen: posting counts as a change", async () => {
    const seen = version;
    await give(1);
    const stale = await problemIn(await set({ prefix: "INV-", nextNumber: 1_046 }, seen));
    expect(stale).toMatchObject({ status: 412, code: "version-changed" });
    const body = { prefix: "INV-", nextNumber: 1_046 };
    const missing = await admin("PATCH", "number-series/invoice", { body });
    expect(await problemIn(missing)).toMatchObject({ status: 428, code: "version-missing" });
  });

  it("is for admins only, and for series that exist", async () => {
    const body = { prefix: "INV-", nextNumber: 9_000 };
    const own = await accountant("PATCH", "number-series/invoice", { body, version });
    expect(await problemIn(own)).toMatchObject({ status: 403, code: "right-missing" });
    expect(await problemIn(await accountant("GET", "number-series"))).toMatchObject({
      status: 403,
    });
    const none = await admin("PATCH", "number-series/order", { body, version });
    expect(await problemIn(none)).toMatchObject({ status: 404, code: "series-not-found" });
  });
});
