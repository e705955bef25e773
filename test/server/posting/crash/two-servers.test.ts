import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listDeliveriesIn } from "../../../../server/storage/posting/deliveries.ts";
import { storesUnderTest } from "../../../setup/postgres.ts";
import { newCrashScene } from "./crash-scene.ts";
import type { CrashScene } from "./crash-scene.ts";
import { seededRandom } from "./random-fault.ts";
import { startServer } from "./server-process.ts";
import { judge, kept, untrulyPosted } from "./verdict.ts";

const rounds = 4;
const invoicesInRound = 60;

/** On PostgreSQL both send; on SQLite one waits until the other has ended. */
describe.each(storesUnderTest)("two servers on one database (%s)", (kind) => {
  const seed = randomInt(2 ** 31);
  const random = seededRandom(seed);
  let scene: CrashScene;
  beforeEach(async () => {
    // nobody is there to resume a halted run while the two are at work
    scene = await newCrashScene(kind, { random, faultShare: 0.05 }, false);
  });
  afterEach(() => scene.close());

  it("send each invoice once when one is killed in the middle, and the other does the rest", async () => {
    const { opened, receiver } = scene;
    const { store } = opened;
    for (let round = 0; round < rounds; round += 1) {
      await scene.request(invoicesInRound);
      const one = startServer(opened, receiver.port, "careful");
      const other = startServer(opened, receiver.port, "careful");
      await receiver.takesMore(5 + Math.floor(random() * 30), AbortSignal.timeout(60_000));
      await wait(Math.floor(random() * 10));
      const [killed, survivor] = random() < 0.5 ? [one, other] : [other, one];
      await killed.kill();
      await vi.waitFor(async () => expect(await inHand(scene)).toEqual([]), 30_000);
      await survivor.stop();
      expect(await untrulyPosted(store, receiver), `seed ${seed}`).toEqual([]);
      await scene.decide();
      await scene.pass(90);
    }
    await scene.finish();
    console.log(
      `Seed ${seed} (${kind}): ${scene.invoiceCount()} invoices, ${receiver.faultCount()} faults, ${scene.decisionCount()} decisions.`,
    );
    expect(await judge(store, receiver), `seed ${seed}`).toEqual(kept);
    expect(receiver.takenCount()).toBe(scene.invoiceCount());
  });
});

/** Deliveries that the survivor still has to do now; what is due later or in doubt waits for a person or for time. */
async function inHand({ opened: { store } }: CrashScene): Promise<string[]> {
  const { read } = store.database;
  const queued = await listDeliveriesIn(read, "queued");
  const sending = await listDeliveriesIn(read, "sending");
  const now = store.clock.now();
  const due = queued.filter(({ dueAt }) => dueAt === null || dueAt <= now);
  return [...due, ...sending].map(({ id }) => id);
}
