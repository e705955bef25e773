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
import type { DeliveryState } from "../../../server/domain/statuses.ts";

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
    invoiceCount: 1,
    message,
  });

  it("counts what is handed over and what failed", () => {
    const deliveries = [
      delivery("sent"),
      delivery("queued"),
      delivery("failed", "No such mailbox."),
    ];
    expect(
      progressOf({ posting: { state: "working", reason: null }, deliveries, invoiceCount: 3 }),
    ).toEqual({ state: "attention", total: 3, done: 1, failed: 1, message: "No such mailbox." });
  });

  it("keeps the reason of a refusal until the next attempt", () => {
    expect(
      progressOf({
        posting: { state: "refused", reason: "The period was closed." },
        deliveries: [],
        invoiceCount: 3,
      }),
    ).toEqual({
      state: "attention",
      total: 3,
      done: 0,
      failed: 0,
      message: "The period was closed.",
    });
  });

  it("is done only when every delivery is done", () => {
    const working = { posting: { state: "working" as const, reason: null }, invoiceCount: 2 };
    expect(
      progressOf({ ...working, deliveries: [delivery("sent"), delivery("sending")] }).state,
    ).toBe("working");
    expect(progressOf({ ...working, deliveries: [delivery("sent"), delivery("settled")] })).toEqual(
      {
        state: "done",
        total: 2,
        done: 2,
        failed: 0,
        message: null,
      },
    );
  });

  it("says nothing is under way before the first attempt", () => {
    expect(progressOf({ posting: null, deliveries: [], invoiceCount: 2 })).toMatchObject({
      state: "done",
      done: 0,
      message: null,
    });
  });
});
