import fc from "fast-check";
import { beforeAll, it } from "vitest";
import { seedTrial, trialPeople } from "../../server/trial/seed.ts";
import { act, live } from "../addin/pane/identity/two-workbooks.ts";
import { appOn } from "../server/serve.ts";
import { describeOnEachStore } from "../server/stores.ts";

const batches = Array.from({ length: 10 }, (_, index) => index + 1);

describeOnEachStore("two people with copies of one workbook, for long", (store) => {
  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
  });

  it.each(batches)(
    "bill nothing twice and lose nothing in 100 histories of up to 60 acts (%i of 10)",
    async () => {
      const office = { store, app: appOn(store, { trialPeople }) };
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 60, size: "max" }), (acts) =>
          live(office, acts),
        ),
        // Shrinking a history would outlast the limit and hide the seed: it is shrunk by running the seed again.
        { numRuns: 100, endOnFailure: true },
      );
    },
  );
});
