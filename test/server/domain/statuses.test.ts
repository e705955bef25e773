import { describe, expect, it } from "vitest";
import {
  assertStep,
  deliverySteps,
  invoiceSteps,
  postingSteps,
  progressOf,
  runStatusOf,
  runSteps,
} from "../../../server/domain/statuses.ts";
import type { DeliveryState, PostingState } from "../../../server/domain/statuses.ts";

describe("steps", () => {
  it("never bring back what was delivered", () => {
    expect(deliverySteps.sent).toEqual([]);
    expect(deliverySteps.settled).toEqual([]);
    expect(() => assertStep(deliverySteps, "sent", "queued")).toThrow("no step from sent");
  });

  it("never bring a posted run back to draft", () => {
    expect(runSteps.posted).toEqual([]);
    expect(postingSteps.working).not.toContain("refused");
    expect(postingSteps.working).not.toContain("cancelled");
  });

  it("unlock an approved invoice only before it is issued", () => {
    expect(() => assertStep(invoiceSteps, "approved", "draft")).not.toThrow();
    expect(() => assertStep(invoiceSteps, "exported", "draft")).toThrow("no step");
    expect(() => assertStep(invoiceSteps, "exported", "awaiting-payment")).toThrow("no step");
  });
});

describe("the status of a run", () => {
  const statuses: [string, Parameters<typeof runStatusOf>, ReturnType<typeof runStatusOf>][] = [
    ["is Draft before anyone posted", [null, []], "draft"],
    ["is Draft again after a refusal", ["refused", []], "draft"],
    ["is Draft again after a cancellation", ["cancelled", []], "draft"],
    ["is Posting while the intent is held", ["held", []], "posting"],
    ["is Posting while a delivery is open", ["working", ["sent", "queued"]], "posting"],
    ["is Posting while a delivery is in doubt", ["working", ["sent", "in-doubt"]], "posting"],
    ["is Posting while a delivery has failed", ["working", ["failed"]], "posting"],
    ["is Posted when all is sent or settled", ["working", ["sent", "settled"]], "posted"],
    ["is Posted when nothing was to be delivered", ["done", []], "posted"],
  ];
  it.each(statuses)("%s", (_, facts, status) => {
    expect(runStatusOf(...facts)).toBe(status);
  });
});

describe("progress", () => {
  const delivery = (state: DeliveryState, message: string | null = null) => ({
    state,
    waiting: false,
    invoiceCount: 1,
    message,
  });
  const now = "2026-11-24T09:00:10.000Z";
  const postingIn = (state: PostingState, reason: string | null = null) => ({
    state,
    reason,
    dueAt: "2026-11-24T09:00:00.000Z",
    haltedReason: null,
  });
  const nothing = { failed: 0, inDoubt: 0, waiting: 0, heldSeconds: null, halted: false };

  it("counts what is handed over and what failed", () => {
    const deliveries = [
      delivery("sent"),
      delivery("queued"),
      delivery("failed", "No such mailbox."),
    ];
    expect(
      progressOf({ posting: postingIn("working"), deliveries, invoiceCount: 3, now }),
    ).toMatchObject({
      state: "attention",
      total: 3,
      done: 1,
      failed: 1,
      message: "No such mailbox.",
    });
  });

  it("keeps the reason of a refusal until the next attempt", () => {
    expect(
      progressOf({
        posting: postingIn("refused", "The period was closed."),
        deliveries: [],
        invoiceCount: 3,
        now,
      }),
    ).toEqual({
      ...nothing,
      state: "attention",
      total: 3,
      done: 0,
      issued: false,
      startedAt: "2026-11-24T09:00:00.000Z",
      message: "The period was closed.",
    });
  });

  it("is done only when every delivery is done", () => {
    const working = { posting: postingIn("working"), invoiceCount: 2, now };
    expect(
      progressOf({ ...working, deliveries: [delivery("sent"), delivery("sending")] }).state,
    ).toBe("working");
    expect(progressOf({ ...working, deliveries: [delivery("sent"), delivery("settled")] })).toEqual(
      {
        ...nothing,
        state: "done",
        total: 2,
        done: 2,
        issued: true,
        startedAt: "2026-11-24T09:00:00.000Z",
        message: null,
      },
    );
  });

  it("counts down while nothing has happened yet", () => {
    const posting = { ...postingIn("held"), dueAt: "2026-11-24T09:00:39.200Z" };
    expect(progressOf({ posting, deliveries: [], invoiceCount: 2, now })).toMatchObject({
      state: "held",
      heldSeconds: 30,
      issued: false,
      done: 0,
    });
    expect(
      progressOf({ posting: postingIn("held"), deliveries: [], invoiceCount: 2, now }),
    ).toMatchObject({ state: "working", issued: false, heldSeconds: null });
  });

  it("says why a run was halted, above what is wrong with one invoice", () => {
    const posting = { ...postingIn("working"), haltedReason: "The password is wrong." };
    const deliveries = [delivery("queued"), delivery("failed", "No such mailbox.")];
    expect(progressOf({ posting, deliveries, invoiceCount: 2, now })).toMatchObject({
      state: "attention",
      halted: true,
      message: "The password is wrong.",
    });
  });

  it("tells doubt and waiting apart from failure", () => {
    const deliveries = [
      delivery("in-doubt", "Nobody can know."),
      { ...delivery("queued"), waiting: true, invoiceCount: 3 },
    ];
    expect(
      progressOf({ posting: postingIn("working"), deliveries, invoiceCount: 6, now }),
    ).toMatchObject({ state: "attention", done: 2, failed: 0, inDoubt: 1, waiting: 3 });
  });

  it("says nothing is under way before the first attempt", () => {
    expect(progressOf({ posting: null, deliveries: [], invoiceCount: 2, now })).toMatchObject({
      state: "done",
      done: 0,
      message: null,
    });
  });
});
