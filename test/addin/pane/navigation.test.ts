import { describe, expect, it } from "vitest";
import {
  canGoBack,
  currentRoute,
  navigate,
  startNavigation,
} from "../../../addin/pane/state/navigation.ts";
import type { NavigationAction } from "../../../addin/pane/state/navigation.ts";

const after = (...actions: NavigationAction[]) => actions.reduce(navigate, startNavigation);

describe("navigation", () => {
  it("begins with the unbilled rows, with no way back", () => {
    expect(currentRoute(startNavigation)).toEqual({ screen: "unbilled" });
    expect(canGoBack(startNavigation)).toBe(false);
  });

  it("keeps where one was on each tab", () => {
    const there = after(
      { type: "opened", route: { screen: "run", runId: "r1" } },
      { type: "tab-chosen", tab: "unbilled" },
      { type: "tab-chosen", tab: "runs" },
    );
    expect(currentRoute(there)).toEqual({ screen: "run", runId: "r1" });
  });

  it("leads back one by one, and never out of the tab", () => {
    const there = after(
      { type: "opened", route: { screen: "run", runId: "r1" } },
      { type: "opened", route: { screen: "invoice", invoiceId: "i1" } },
      { type: "went-back" },
    );
    expect(currentRoute(there)).toEqual({ screen: "run", runId: "r1" });
    const out = [1, 2, 3].reduce((now) => navigate(now, { type: "went-back" }), there);
    expect(currentRoute(out)).toEqual({ screen: "runs" });
  });

  it("lands on what was made with the list behind it", () => {
    const there = after(
      { type: "opened", route: { screen: "run", runId: "old" } },
      { type: "landed", route: { screen: "run", runId: "new" } },
      { type: "went-back" },
    );
    expect(currentRoute(there)).toEqual({ screen: "runs" });
  });

  it("leads to a tab's first screen when it is chosen again", () => {
    const there = after(
      { type: "opened", route: { screen: "run", runId: "r1" } },
      { type: "tab-chosen", tab: "runs" },
    );
    expect(currentRoute(there)).toEqual({ screen: "runs" });
  });

  it("shows nobody what somebody else had open", () => {
    const there = after(
      { type: "opened", route: { screen: "run", runId: "r1" } },
      { type: "session-changed" },
    );
    expect(currentRoute(there)).toEqual({ screen: "runs" });
    expect(canGoBack(there)).toBe(false);
  });

  it("takes a notice away and leaves the screen", () => {
    const notice = { tone: "success", text: "Created." } as const;
    const there = after(
      { type: "landed", route: { screen: "run", runId: "r1", notice } },
      { type: "notice-dismissed" },
    );
    expect(currentRoute(there)).toEqual({ screen: "run", runId: "r1" });
  });
});
