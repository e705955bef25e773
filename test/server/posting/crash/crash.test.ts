import { randomInt } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { liveThroughKills, newCrashScene } from "./crash-scene.ts";
import type { CrashScene } from "./crash-scene.ts";
import { seededRandom } from "./random-fault.ts";
import { judge, kept } from "./verdict.ts";

describe("a server that is killed while it posts and sends (SQLite)", () => {
  let scene: CrashScene | undefined;
  afterEach(() => scene?.close());

  it("hands over each invoice once and loses none, through 60 kills and faults on 5 % of messages", async () => {
    const seed = randomInt(2 ** 31);
    const random = seededRandom(seed);
    const plan = { random, kills: 60, faultShare: 0.05, invoicesPerRun: 40, takenPerLife: 12 };
    scene = await newCrashScene("sqlite", plan);
    const { untrulyPosted } = await liveThroughKills(scene, plan);
    const { receiver } = scene;
    console.log(
      `Seed ${seed}: 60 kills, ${scene.invoiceCount()} invoices, ${receiver.faultCount()} faults, ${scene.decisionCount()} decisions.`,
    );
    expect(untrulyPosted, `seed ${seed}`).toEqual([]);
    expect(await judge(scene.opened.store, receiver), `seed ${seed}`).toEqual(kept);
    expect(receiver.takenCount()).toBe(scene.invoiceCount());
  });

  it("would be caught if it repeated blindly what it does not know the outcome of", async () => {
    const random = seededRandom(5);
    const plan = { random, kills: 8, faultShare: 0.2, invoicesPerRun: 60, takenPerLife: 12 };
    scene = await newCrashScene("sqlite", plan);
    await liveThroughKills(scene, plan, "blind");
    const verdict = await judge(scene.opened.store, scene.receiver);
    expect(verdict.sentTwice).not.toEqual([]);
    expect({ ...verdict, sentTwice: [] }).toEqual(kept);
  });
});
