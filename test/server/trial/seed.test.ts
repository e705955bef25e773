import { describe, expect, it } from "vitest";
import { periodContaining } from "#shared/calendar.ts";
import { verifyAudit } from "../../../server/storage/audit.ts";
import { postEarlierRun } from "../../../server/trial/post-earlier-run.ts";
import { sampleClients } from "../../../server/trial/sample-clients.ts";
import { earlierInvoices, earlierRun } from "../../../server/trial/sample-earlier-run.ts";
import {
  sampleNumberSeries,
  samplePeople,
  samplePeriodsOn,
} from "../../../server/trial/sample-firm.ts";
import { seedTrial, trialPeople } from "../../../server/trial/seed.ts";
import { appOn, signedOut, withToken } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the sample firm", (store) => {
  it("is written once, with people to sign in as", async () => {
    expect(await seedTrial(store.database, store.clock.now())).toBe(true);
    expect(await seedTrial(store.database, store.clock.now())).toBe(false);
    const { read } = store.database;
    const clients = await read.selectFrom("clients").select("id").execute();
    expect(clients).toHaveLength(sampleClients.length);
    const app = appOn(store, { trialPeople });
    for (const person of samplePeople) {
      const response = await signedOut(app)("POST", "sign-in/trial", {
        body: { personId: person.id },
      });
      const { token } = await response.json();
      const me = await (await withToken(app, token)("GET", "me")).json();
      expect(me.rights).toEqual({
        billingAccess: person.billingAccess,
        sendExport: person.sendExport,
        admin: person.admin,
      });
      expect(me.periods.some((period: { state: string }) => period.state === "open")).toBe(true);
    }
  });

  it("has last month's run behind it, posted by export through the API", async () => {
    await postEarlierRun(store.database);
    const app = appOn(store, { trialPeople });
    const body = { personId: "priya-nair" };
    const { token } = await (await signedOut(app)("POST", "sign-in/trial", { body })).json();
    const { runs } = await (await withToken(app, token)("GET", "runs?tab=posted")).json();
    expect(runs).toEqual([
      expect.objectContaining({
        name: earlierRun.name,
        status: "posted",
        method: "export",
        createdAt: earlierRun.createdAt,
        postedAt: earlierRun.postedAt,
        invoiceCount: earlierInvoices.length,
      }),
    ]);
    const { read } = store.database;
    const numbers = await read.selectFrom("invoices").select("number").orderBy("number").execute();
    expect(numbers.map(({ number }) => number)).toEqual(["INV-1039", "INV-1040", "INV-1041"]);
    const { next_number } = await read
      .selectFrom("number_series")
      .select("next_number")
      .where("series", "=", "invoice")
      .executeTakeFirstOrThrow();
    expect(next_number).toBe(sampleNumberSeries.nextNumber);
    expect(await verifyAudit(read)).toMatchObject({ intact: true });
  });
});

describe("the sample firm's periods", () => {
  it.each(["2026-11-24", "2027-01-31", "2029-06-30"])("lets a run be dated on %s", (today) => {
    const period = periodContaining(samplePeriodsOn(today), today);
    expect(period?.state).toBe("open");
  });
});
