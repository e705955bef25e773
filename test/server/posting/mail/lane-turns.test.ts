import { describe, expect, it } from "vitest";
import { laneTurns } from "../../../../server/posting/mail/lane-turns.ts";

/** Takes turns for lanes and tells in which order they got them. */
function scene() {
  const turns = laneTurns();
  const order: number[] = [];
  const take = (lane: number) => turns.take(lane).then(() => order.push(lane));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { turns, order, take, settled };
}

describe("turns of lanes", () => {
  it("are given one after the other, to the next when the message of the one before is on its way", async () => {
    const { turns, order, take, settled } = scene();
    const all = Promise.all([take(0), take(1), take(2)]);
    await settled();
    expect(order).toEqual([0]);
    turns.end(0);
    await settled();
    expect(order).toEqual([0, 1]);
    turns.end(1);
    await all;
    expect(order).toEqual([0, 1, 2]);
  });

  it("are not ended by a lane that has none", async () => {
    const { turns, order, take, settled } = scene();
    const all = Promise.all([take(0), take(1)]);
    turns.end(1);
    turns.end(4);
    await settled();
    expect(order).toEqual([0]);
    await all;
  });

  it("end by themselves, so that a lane with nothing more to send holds up nobody", async () => {
    const { order, take } = scene();
    await take(0);
    await take(1);
    await take(2);
    expect(order).toEqual([0, 1, 2]);
  });
});
