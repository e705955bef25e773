import fc from "fast-check";
import { beforeAll, it } from "vitest";
import { seedTrial, trialPeople } from "../../../../server/trial/seed.ts";
import { appOn } from "../../../server/serve.ts";
import { describeOnEachStore } from "../../../server/stores.ts";
import { act, live } from "./two-workbooks.ts";

describeOnEachStore("two people with copies of one workbook", (store) => {
  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
  });

  it("bill nothing twice and lose nothing, whatever they do, and Refresh tells the truth", async () => {
    const office = { store, app: appOn(store, { trialPeople }) };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), (acts) => live(office, acts)),
      { numRuns: 20 },
    );
  });
});
