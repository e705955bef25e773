import { describe, expect, it } from "vitest";
import { createSessionStore } from "../../../addin/session/session.ts";
import { memoryStorage } from "../pane/memory-storage.ts";

describe("the session", () => {
  it("survives a reload of the pane in the same tab", () => {
    const storage = memoryStorage();
    createSessionStore(() => storage).signIn("t0ken", "judith");
    const reloaded = createSessionStore(() => storage);
    expect(reloaded.get()).toEqual({ status: "signed-in", token: "t0ken" });
    expect(reloaded.trialPersonId()).toBe("judith");
  });

  it("leaves nothing behind after signing out, and says why it ended", () => {
    const storage = memoryStorage();
    const session = createSessionStore(() => storage);
    session.signIn("t0ken", "judith");
    session.signOut("expired");
    expect(session.get()).toEqual({ status: "signed-out", reason: "expired" });
    expect(createSessionStore(() => storage).get()).toEqual({
      status: "signed-out",
      reason: "never",
    });
  });

  it("does not let a late refusal of an old token change who signed out by choice", () => {
    const session = createSessionStore(() => memoryStorage());
    session.signIn("t0ken", "judith");
    session.signOut("by-choice");
    session.signOut("expired");
    expect(session.get()).toEqual({ status: "signed-out", reason: "by-choice" });
  });

  it("works where storage is forbidden", () => {
    const session = createSessionStore(() => {
      throw new Error("SecurityError");
    });
    session.signIn("t0ken", "judith");
    expect(session.get()).toEqual({ status: "signed-in", token: "t0ken" });
  });

  it("tells those who listen, until they stop", () => {
    const session = createSessionStore(() => memoryStorage());
    let told = 0;
    const stop = session.subscribe(() => {
      told += 1;
    });
    session.signIn("t0ken", "judith");
    stop();
    session.signOut("by-choice");
    expect(told).toBe(1);
  });
});
