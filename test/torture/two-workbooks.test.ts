import fc from "fast-check";
import { beforeAll, it } from "vitest";
import { seedTrial, trialPeople } from "../../server/trial/seed.ts";
import { act, live } from "../addin/pane/identity/two-workbooks.ts";
import { appOn } from "../server/serve.ts";
import { describeOnEachStore } from "../server/stores.ts";

describeOnEachStore("two people with copies of one workbook, for long", (store) => {
  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
  });

  it("bill nothing twice and lose nothing in 1,000 histories of up to 60 acts", async () => {
    const office = { store, app: appOn(store, { trialPeople }) };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 60, size: "max" }), (acts) => live(office, acts)),
      { numRuns: 1_000 },
    );
  });
});
