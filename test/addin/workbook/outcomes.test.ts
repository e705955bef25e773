import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../addin/workbook/outcomes.ts";

const state = {
  key: "k1",
  runId: "r1",
  runName: "November 2026",
  invoiceNumber: "INV-42",
  invoiceId: "i1",
  invoiceStatus: "exported",
  invoiceVersion: 1,
  fingerprint: "f1",
  content: null,
} as const;

describe("outcomeOf", () => {
  it("says run, invoice and status in words", () => {
    expect(outcomeOf({ ...state, status: "billed" })).toEqual({
      key: "k1",
      runName: "November 2026",
      invoice: "INV-42",
      status: "Billed",
    });
  });

  it("calls an invoice without a number a draft", () => {
    expect(outcomeOf({ ...state, status: "in-draft", invoiceNumber: null })).toMatchObject({
      invoice: "Draft",
      status: "In draft",
    });
  });

  it("leaves empty what the person may not see", () => {
    expect(
      outcomeOf({ ...state, status: "billed", runId: null, runName: null, invoiceNumber: null }),
    ).toEqual({ key: "k1", runName: "", invoice: "", status: "Billed" });
  });
});
