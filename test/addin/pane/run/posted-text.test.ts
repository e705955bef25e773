import { describe, expect, it } from "vitest";
import { postedText } from "../../../../addin/pane/screens/run/posted-text.ts";

const text = (sent: number, byHand: number, invoiceCount: number) =>
  postedText({ method: "send", invoiceCount, delivered: { sent, byHand } }, "en-GB");

describe("what is said of a posted run", () => {
  it("is how many invoices were sent", () => {
    expect(text(1, 0, 1)).toBe("Posted: 1 invoice sent");
    expect(text(1_200, 0, 1_200)).toBe("Posted: 1,200 invoices sent");
  });

  it("tells those apart that somebody delivered by hand, and those of zero that went nowhere", () => {
    expect(text(22, 2, 24)).toBe("Posted: 22 invoices sent, 2 delivered by hand");
    expect(text(22, 1, 24)).toBe(
      "Posted: 22 invoices sent, 1 delivered by hand, 1 with nothing to pay",
    );
  });

  it("is that all were exported, when the run went to the ledger", () => {
    const delivered = { sent: 3, byHand: 0 };
    expect(postedText({ method: "export", invoiceCount: 3, delivered }, "en-GB")).toBe(
      "Posted: 3 invoices exported",
    );
  });
});
