import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepSignedIn } from "../../../addin/session/keep-signed-in.ts";
import type { Session } from "../../../addin/session/session.ts";

describe("a page that is open", () => {
  let session: Session;
  let renewals: number;
  let page: EventTarget;

  beforeEach(() => {
    vi.useFakeTimers();
    session = { status: "signed-in", token: "token" };
    renewals = 0;
    page = new EventTarget();
    const api = {
      renewSession: async () => {
        renewals++;
        throw new Error("The server is away.");
      },
    };
    keepSignedIn(
      api,
      { get: () => session },
      // safe because it only adds a listener
      { setInterval: globalThis.setInterval, document: page as Document },
    );
  });
  afterEach(() => vi.useRealTimers());

  it("renews the session every five minutes, well before its half hour is over, whatever is answered", async () => {
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(renewals).toBe(6);
  });

  it("renews nothing while nobody is signed in", async () => {
    session = { status: "signed-out", reason: "by-choice" };
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(renewals).toBe(0);
  });

  it("renews when it comes into sight again, and not at every glance", async () => {
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    page.dispatchEvent(new Event("visibilitychange"));
    page.dispatchEvent(new Event("visibilitychange"));
    expect(renewals).toBe(1);
  });
});
