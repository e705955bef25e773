import { describe, expect, it } from "vitest";
import {
  decidePost,
  decidePostOfRun,
  refusalOf,
} from "../../../server/domain/posting/decide-post.ts";
import type { PostFacts, PostInvoiceFacts } from "../../../server/domain/posting/post-facts.ts";

function invoiceFacts(changes: Partial<PostInvoiceFacts> = {}): PostInvoiceFacts {
  return {
    id: "i1",
    issued: false,
    recipients: ["ap@client.example"],
    byHand: false,
    clientAddress: ["1 Quay Street"],
    clientName: "Harbour Dental",
    status: "draft",
    approvedBy: null,
    makerIds: ["maker"],
    rejection: null,
    currency: "GBP",
    invoiceDate: "2026-11-30",
    grossMinor: 120_00,
    taxMinor: 20_00,
    missingTaxCodes: [],
    totalsHold: true,
    averageMinor: null,
    ledgerTaxMinor: 20_00,
    uncovered: [],
    ...changes,
  };
}

function postFacts(changes: Partial<PostFacts> = {}): PostFacts {
  const invoices = changes.invoices ?? [invoiceFacts()];
  return {
    rights: { billingAccess: true, sendExport: true },
    runStatus: "draft",
    invoiceCount: invoices.length,
    hiddenInvoiceCount: 0,
    method: "export",
    availableMethods: ["export"],
    formatKnown: true,
    firm: {
      fromAddress: "office@firm.example",
      uncovered: [],
      address: ["1 Quay Street", "Hull"],
      approval: "none",
      approvalLimits: [],
    },
    numbersConfirmed: true,
    periods: [
      { startsOn: "2026-10-01", endsOn: "2026-10-31", state: "closed" },
      { startsOn: "2026-11-01", endsOn: "2026-11-30", state: "open" },
    ],
    invoices,
    formatItems: [],
    ...changes,
  };
}

describe("deciding whether a run may be posted", () => {
  it("allows a run in which nothing is wrong", () => {
    expect(decidePost(postFacts())).toEqual({ allowed: true, reason: null, items: [] });
  });

  const blocks: [string, Partial<PostFacts>, string][] = [
    ["without sendExport", { rights: { billingAccess: true, sendExport: false } }, "no-right"],
    ["without billing access", { rights: { billingAccess: false, sendExport: true } }, "no-right"],
    ["while it is being posted", { runStatus: "posting" }, "not-draft"],
    ["when it was posted", { runStatus: "posted" }, "not-draft"],
    ["with an invoice one cannot see", { hiddenInvoiceCount: 2 }, "hidden-invoices"],
    ["without an invoice", { invoices: [] }, "no-invoice"],
    [
      "with a date in a closed period",
      { invoices: [invoiceFacts({ invoiceDate: "2026-10-31" })] },
      "period-closed",
    ],
    [
      "with a date in no period",
      { invoices: [invoiceFacts({ invoiceDate: "2027-01-01" })] },
      "no-period",
    ],
    ["with a negative total", { invoices: [invoiceFacts({ grossMinor: -1 })] }, "negative-total"],
    [
      "with a draft where approval is required",
      {
        firm: {
          fromAddress: "office@firm.example",
          uncovered: [],
          address: ["1 Quay Street"],
          approval: "always",
          approvalLimits: [],
        },
      },
      "not-approved",
    ],
    [
      "without an address of the firm",
      {
        firm: {
          fromAddress: "office@firm.example",
          uncovered: [],
          address: [" "],
          approval: "none",
          approvalLimits: [],
        },
      },
      "no-firm-address",
    ],
    ["in a restored copy", { numbersConfirmed: false }, "numbers-unconfirmed"],
    [
      "without a tax rate in force",
      { invoices: [invoiceFacts({ missingTaxCodes: ["VAT"] })] },
      "no-tax-rate",
    ],
    [
      "with a tax that was changed after drafting",
      { invoices: [invoiceFacts({ totalsHold: false })] },
      "totals-changed",
    ],
    ["by a method that is not set up", { method: "send" }, "method-unavailable"],
    ["in an unknown format", { formatKnown: false }, "no-format"],
    [
      "without an account in the ledger",
      {
        formatItems: [
          {
            code: "account-unmapped",
            severity: "block",
            message: "No account is chosen for time.",
            invoiceId: null,
            invoiceCount: 1,
          },
        ],
      },
      "account-unmapped",
    ],
  ];
  it.each(blocks)("refuses to post %s", (_, changes, code) => {
    const decision = decidePost(postFacts(changes));
    expect(decision.allowed).toBe(false);
    expect(decision.items.map((item) => item.code)).toEqual([code]);
    expect(decision.reason).toBe(decision.items[0]?.message);
  });

  it("names the first five characters that no font can draw, and what helps", () => {
    const uncovered = Array.from("漢字假名仮漢✈");
    const invoices = [invoiceFacts({ uncovered })];
    const method = "send" as const;
    const facts = postFacts({ method, availableMethods: [method], invoices });
    const { allowed, items } = decidePost(facts);
    expect(allowed).toBe(false);
    expect(items).toEqual([
      {
        code: "uncovered-characters",
        severity: "block",
        message:
          "Harbour Dental: there are characters that cannot be printed: 漢 字 假 名 仮 and 2 more. Replace them, or ask an admin to supply a font that has them (INVOICE_FONT).",
        invoiceId: "i1",
        invoiceCount: 1,
      },
    ]);
    const firm = { ...facts.firm, uncovered: ["✈"] };
    expect(decidePost({ ...facts, invoices: [invoiceFacts()], firm })).toMatchObject({
      allowed: false,
      items: [{ code: "uncovered-characters", invoiceId: null }],
    });
  });

  const warnings: [string, Partial<PostInvoiceFacts>, string][] = [
    ["a total of zero", { grossMinor: 0, taxMinor: 0, ledgerTaxMinor: 0 }, "zero-total"],
    ["more than twice the average", { grossMinor: 20_001, averageMinor: 10_000 }, "unusual-amount"],
    ["a cent of difference to the ledger's tax", { ledgerTaxMinor: 20_01 }, "tax-cent-difference"],
  ];
  it.each(warnings)("allows and tells %s", (_, changes, code) => {
    const decision = decidePost(postFacts({ invoices: [invoiceFacts(changes)] }));
    expect(decision.allowed).toBe(true);
    expect(decision.items).toMatchObject([
      { code, severity: "warn", invoiceId: "i1", invoiceCount: 1 },
    ]);
  });

  it("finds nothing unusual in exactly twice the average, or without an earlier invoice", () => {
    const invoices = [
      invoiceFacts({ grossMinor: 20_000, averageMinor: 10_000 }),
      invoiceFacts({ id: "i2", grossMinor: 9_000_000 }),
    ];
    expect(decidePost(postFacts({ invoices })).items).toEqual([]);
  });

  it("is blocked by a rejected draft, whether approval is required or not (R15)", () => {
    const invoices = [invoiceFacts({ rejection: { comment: "Two hours too many" } })];
    for (const approval of ["none", "always"] as const) {
      const { allowed, items } = decidePost(postFacts({ firm: approvalOf(approval), invoices }));
      expect(allowed).toBe(false);
      expect(items).toMatchObject([{ code: "rejected", invoiceId: "i1" }]);
      expect(items[0]?.message).toContain("“Two hours too many”");
    }
  });

  it("accepts an approved invoice where approval is required", () => {
    const invoices = [invoiceFacts({ status: "approved", approvedBy: "partner" })];
    const firm = { ...approvalOf("always") };
    expect(decidePost(postFacts({ firm, invoices })).allowed).toBe(true);
  });

  it("does not take the approval of anybody who changed the draft (R15)", () => {
    const makerIds = ["maker", "helper"];
    const invoices = [invoiceFacts({ status: "approved", approvedBy: "maker", makerIds })];
    const { allowed, items } = decidePost(postFacts({ firm: approvalOf("always"), invoices }));
    expect(allowed).toBe(false);
    expect(items).toMatchObject([{ code: "not-approved", invoiceId: "i1" }]);
    expect(decidePost(postFacts({ firm: approvalOf("none"), invoices })).allowed).toBe(true);
  });

  it.each([
    ["at the amount", { grossMinor: 100_00 }, true],
    ["over it", { grossMinor: 100_01 }, false],
    ["in a currency without an amount of its own", { grossMinor: 1, currency: "EUR" }, false],
  ])("over an amount asks for approval only beyond it: %s", (_name, changes, allowed) => {
    const firm = approvalOf("over-amount", [{ currency: "GBP", amountMinor: 100_00 }]);
    const invoices = [invoiceFacts(changes)];
    expect(decidePost(postFacts({ firm, invoices })).allowed).toBe(allowed);
  });

  function approvalOf(
    approval: PostFacts["firm"]["approval"],
    approvalLimits: PostFacts["firm"]["approvalLimits"] = [],
  ): PostFacts["firm"] {
    return {
      fromAddress: "office@firm.example",
      uncovered: [],
      address: ["1 Quay Street"],
      approval,
      approvalLimits,
    };
  }

  it("counts both ends of a period as belonging to it", () => {
    const invoices = ["2026-11-01", "2026-11-30"].map((invoiceDate) =>
      invoiceFacts({ invoiceDate }),
    );
    expect(decidePost(postFacts({ invoices })).allowed).toBe(true);
  });

  it("tells one thing for each date, and each invoice by name only up to twenty", () => {
    const invoices = Array.from({ length: 25 }, (_, index) =>
      invoiceFacts({ id: `i${index}`, invoiceDate: "2026-10-31", grossMinor: -1 }),
    );
    const { items } = decidePost(postFacts({ invoices }));
    expect(items.filter(({ code }) => code === "period-closed")).toMatchObject([
      { invoiceCount: 25, invoiceId: null },
    ]);
    const negative = items.filter(({ code }) => code === "negative-total");
    expect(negative).toHaveLength(21);
    expect(negative.at(-1)).toMatchObject({
      invoiceId: null,
      invoiceCount: 5,
      message: "5 more with a negative total.",
    });
    expect(negative.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0)).toBe(25);
  });

  it("puts what blocks before what only warns", () => {
    const invoices = [invoiceFacts({ grossMinor: 0 }), invoiceFacts({ grossMinor: -1 })];
    const severities = decidePost(postFacts({ invoices })).items.map(({ severity }) => severity);
    expect(severities).toEqual(["block", "warn"]);
  });

  it("says of hidden invoices only how many there are", () => {
    const { items } = decidePost(postFacts({ hiddenInvoiceCount: 3 }));
    expect(items).toMatchObject([{ code: "hidden-invoices", invoiceId: null, invoiceCount: 3 }]);
    expect(items[0]?.message).toMatch(/^3 invoices in this run are hidden from you\./);
  });

  it("shows the same reasons for a run as it enforces", () => {
    for (const changes of blocks.slice(0, 6).map(([, one]) => one)) {
      const facts = postFacts(changes);
      expect(decidePost(facts).reason).toBe(decidePostOfRun(facts).reason);
    }
  });
});

describe("enforcing the decision", () => {
  const refusals: [string, Partial<PostFacts>, string][] = [
    ["a missing right", { rights: { billingAccess: true, sendExport: false } }, "right-missing"],
    ["a run that is no draft", { runStatus: "posted" }, "run-not-draft"],
    ["anything else", { invoices: [invoiceFacts({ grossMinor: -1 })] }, "post-blocked"],
  ];
  it.each(refusals)("refuses with a code of its own for %s", (_, changes, code) => {
    expect(refusalOf(decidePost(postFacts(changes)))?.code).toBe(code);
  });

  it("does not refuse for a warning", () => {
    const invoices = [invoiceFacts({ grossMinor: 0, taxMinor: 0, ledgerTaxMinor: 0 })];
    expect(refusalOf(decidePost(postFacts({ invoices })))).toBeNull();
  });

  it("names every place to be mended", () => {
    const invoices = [invoiceFacts({ grossMinor: -1 }), invoiceFacts({ id: "i2", grossMinor: -2 })];
    const refusal = refusalOf(decidePost(postFacts({ invoices })));
    expect(refusal?.items.map(({ location }) => location)).toEqual(["invoice:i1", "invoice:i2"]);
  });
});
