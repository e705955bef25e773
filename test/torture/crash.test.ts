import { randomInt } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { liveThroughKills, newCrashScene } from "../server/posting/crash/crash-scene.ts";
import type { CrashScene } from "../server/posting/crash/crash-scene.ts";
import { seededRandom } from "../server/posting/crash/random-fault.ts";
import { judge, kept } from "../server/posting/crash/verdict.ts";

const hours = 3_600_000;

describe("a server that is killed while it posts and sends, for long (SQLite)", () => {
  let scene: CrashScene | undefined;
  afterEach(() => scene?.close());

  it(
    "hands over each of 50,000 invoices once, through 2,000 kills and 10,000 faults",
    async () => {
      const seed = randomInt(2 ** 31);
      const random = seededRandom(seed);
      const plan = { random, kills: 2_000, faultShare: 0.2, invoicesPerRun: 500, takenPerLife: 50 };
      scene = await newCrashScene("sqlite", plan);
      const { untrulyPosted } = await liveThroughKills(scene, plan);
      const { receiver } = scene;
      // What the kills have left of the number is sent by servers that live.
      while (scene.invoiceCount() < 50_000 || receiver.faultCount() < 10_000) {
        await scene.request(500);
        await scene.finish();
      }
      console.log(
        `Seed ${seed}: 2,000 kills, ${scene.invoiceCount()} invoices, ${receiver.faultCount()} faults, ${scene.decisionCount()} decisions.`,
      );
      expect(untrulyPosted, `seed ${seed}`).toEqual([]);
      expect(await judge(scene.opened.store, receiver), `seed ${seed}`).toEqual(kept);
      expect(receiver.takenCount()).toBe(scene.invoiceCount());
    },
    4 * hours,
  );
});
