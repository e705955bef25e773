import { randomInt } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { liveThroughKills, newCrashScene } from "../server/posting/crash/crash-scene.ts";
import type { CrashScene } from "../server/posting/crash/crash-scene.ts";
import { seededRandom } from "../server/posting/crash/random-fault.ts";
import { judge, kept } from "../server/posting/crash/verdict.ts";

const hours = 3_600_000;

/** Each with a store of its own: 2,000 kills, 10,000 faults and 50,000 invoices together. */
const quarters = [1, 2, 3, 4];

describe("servers that are killed while they post and send, for long (SQLite)", () => {
  let scene: CrashScene | undefined;
  afterEach(() => scene?.close());

  it.each(quarters)(
    "hand over each of 12,500 invoices once, through 500 kills and 2,500 faults (%i of 4)",
    async () => {
      const seed = randomInt(2 ** 31);
      const random = seededRandom(seed);
      const plan = { random, kills: 500, faultShare: 0.2, invoicesPerRun: 500, takenPerLife: 50 };
      scene = await newCrashScene("sqlite", plan);
      const { untrulyPosted } = await liveThroughKills(scene, plan);
      const { receiver } = scene;
      // What the kills have left of the number is sent by servers that live.
      while (scene.invoiceCount() < 12_500 || receiver.faultCount() < 2_500) {
        await scene.request(500);
        await scene.finish();
      }
      console.log(
        `Seed ${seed}: 500 kills, ${scene.invoiceCount()} invoices, ${receiver.faultCount()} faults, ${scene.decisionCount()} decisions.`,
      );
      expect(untrulyPosted, `seed ${seed}`).toEqual([]);
      expect(await judge(scene.opened.store, receiver), `seed ${seed}`).toEqual(kept);
      expect(receiver.takenCount()).toBe(scene.invoiceCount());
    },
    4 * hours,
  );
});
