import { describe, expect, it } from "vitest";
import { paceStart, secondsLeft, timeLeftText } from "../../../addin/pane/state/posting-pace.ts";

describe("the pace of a posting", () => {
  const start = { atMs: 1_000, done: 10 };

  it("says how long the rest takes at the pace seen in this pane", () => {
    const now = { done: 30, total: 70, waiting: 0 };
    expect(secondsLeft(start, now, 11_000)).toBe(20);
  });

  it("leaves out what is tried again later", () => {
    const now = { done: 30, total: 70, waiting: 20 };
    expect(secondsLeft(start, now, 11_000)).toBe(10);
    expect(secondsLeft(start, { ...now, waiting: 40 }, 11_000)).toBeNull();
  });

  it("says nothing before it has seen enough", () => {
    expect(secondsLeft(null, { done: 1, total: 9, waiting: 0 }, 11_000)).toBeNull();
    expect(secondsLeft(start, { done: 10, total: 70, waiting: 0 }, 11_000)).toBeNull();
    expect(secondsLeft(start, { done: 12, total: 70, waiting: 0 }, 2_000)).toBeNull();
  });

  it("begins anew after the work stood still", () => {
    expect(paceStart(start, { state: "working", done: 20 }, 9_000)).toBe(start);
    expect(paceStart(start, { state: "attention", done: 20 }, 9_000)).toBeNull();
    const anew = paceStart(null, { state: "working", done: 20 }, 9_000);
    expect(anew).toEqual({ atMs: 9_000, done: 20 });
  });

  it("is no more exact in words than it is known", () => {
    expect(timeLeftText(24)).toBe("24 s left");
    expect(timeLeftText(185)).toBe("about 3 min left");
  });
});
