import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { fuzz } from "../server/http/fuzz/fuzz-run.ts";
import { describeOnEachStore } from "../server/stores.ts";

const count = 50_000;
const mostGrowthBytes = 40_000_000;

describeOnEachStore("100,000 nearly right requests on both stores", (store) => {
  it("get no answer that is our fault, and leave nothing in memory", async () => {
    const seed = Date.now() % 1_000_000_000;
    console.log(`Fuzz of ${store.kind}: seed ${seed}.`);
    let early = 0;
    const { byStatus, answeredWell } = await fuzz(store, {
      count,
      seed,
      after: (sent) => {
        if (sent === count / 5) early = heapBytes();
      },
    });
    const growth = heapBytes() - early;
    const statuses = [...byStatus].sort(([a], [b]) => a - b).map((pair) => pair.join(" × "));
    console.log(
      `${count} requests: ${statuses.join(", ")}; ${answeredWell.size} routes answered well; heap ${Math.round(growth / 1e6)} MB more.`,
    );
    expect(growth).toBeLessThan(mostGrowthBytes);
  });
});

/** After a collection, so that only what is held counts. */
function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  // safe because the flag has just made it
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
