import { describe, expect, it } from "vitest";
import { canCancel, decideCreating } from "../../../../addin/pane/state/creating/creating-state.ts";
import type {
  Creating,
  CreatingAction,
} from "../../../../addin/pane/state/creating/creating-state.ts";

const idle: Creating = { status: "idle" };
const after = (...actions: CreatingAction[]) => actions.reduce(decideCreating, idle);

describe("the making of a run", () => {
  it("never goes back a step, whatever news comes late", () => {
    const now = after(
      { type: "started" },
      { type: "moved", step: "commit", done: 3, total: 3 },
      { type: "moved", step: "upload", done: 2, total: 3 },
    );
    expect(now).toMatchObject({ status: "working", step: "commit" });
  });

  it.each([
    ["keys", true],
    ["checking", true],
    ["upload", true],
    ["commit", false],
    ["sheet", false],
  ] as const)("during %s says that a cancel is possible: %s", (step, possible) => {
    expect(canCancel(after({ type: "started" }, { type: "moved", step, done: 0, total: 0 }))).toBe(
      possible,
    );
  });

  it("cannot be put away while it works", () => {
    expect(after({ type: "started" }, { type: "closed" }).status).toBe("working");
  });

  it("hears nothing of progress once it has stopped", () => {
    const now = after(
      { type: "started" },
      { type: "stopped", error: new Error("cut"), next: "same-upload" },
      { type: "moved", step: "upload", done: 1, total: 3 },
    );
    expect(now).toMatchObject({ status: "stopped", next: "same-upload" });
  });
});
