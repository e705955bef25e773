import { expect, it } from "vitest";
import { sampleClients } from "../../../server/trial/sample-clients.ts";
import { samplePeople } from "../../../server/trial/sample-firm.ts";
import { seedTrial, trialPeople } from "../../../server/trial/seed.ts";
import { appOn, signedOut, withToken } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the sample firm", (store) => {
  it("is written once, with people to sign in as", async () => {
    await seedTrial(store.database, store.clock.now());
    await seedTrial(store.database, store.clock.now());
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
});
