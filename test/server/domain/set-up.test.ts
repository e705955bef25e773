import { describe, expect, it } from "vitest";
import type { SetUpStepName } from "#shared/wire/set-up.ts";
import { setUpView } from "../../../server/domain/set-up.ts";
import type { SetUpFacts } from "../../../server/domain/set-up.ts";

const nothing: SetUpFacts = {
  name: "",
  address: [],
  taxNumbers: [],
  currency: "EUR",
  timeZone: "UTC",
  taxCodes: [],
  defaultTaxCode: null,
  periods: 0,
  openPeriods: 0,
  todayIsOpen: false,
  numbers: null,
  mappedLedgers: [],
  canSend: false,
  people: 1,
  posters: 0,
  clients: 0,
  runs: 0,
};

const ready: SetUpFacts = {
  name: "Harbour & Pine",
  address: ["4 Quay Street", "Bristol"],
  taxNumbers: [{ label: "VAT", number: "GB 123 4567 89" }],
  currency: "GBP",
  timeZone: "Europe/London",
  taxCodes: ["S", "Z"],
  defaultTaxCode: "S",
  periods: 12,
  openPeriods: 2,
  todayIsOpen: true,
  numbers: { prefix: "INV-", nextNumber: 1042 },
  mappedLedgers: ["Xero"],
  canSend: false,
  people: 3,
  posters: 1,
  clients: 24,
  runs: 1,
};

const step = (facts: SetUpFacts, name: SetUpStepName) =>
  setUpView(facts).steps.find((known) => known.name === name);

describe("the set-up of a firm", () => {
  it("begins with the firm, of which everything is missing", () => {
    const view = setUpView(nothing);
    expect(view.next).toBe("firm");
    expect(view.steps.every(({ state }) => state === "missing")).toBe(true);
  });

  it("is done when nothing is missing, and says what is there", () => {
    const view = setUpView(ready);
    expect(view.next).toBeNull();
    expect(view.steps.map(({ fact }) => fact)).toEqual([
      "Harbour & Pine, 4 Quay Street, Bristol. VAT GB 123 4567 89. Currency GBP, time zone Europe/London.",
      "2 tax codes: S, Z. Rows without a code take S.",
      "2 periods are open.",
      "The next invoice is INV-1042.",
      "Export is set up for Xero.",
      "3 people; 1 may send and export invoices.",
      "24 clients.",
      "1 billing run.",
    ]);
  });

  it("leads to the first missing step, whatever is done after it", () => {
    expect(setUpView({ ...ready, taxCodes: [], clients: 0 }).next).toBe("tax");
    expect(setUpView({ ...ready, clients: 0 }).next).toBe("clients");
    expect(setUpView({ ...ready, runs: 0 }).next).toBe("first-run");
  });

  it.each<[string, Partial<SetUpFacts>, SetUpStepName, "usable" | "missing", string]>([
    ["an address of nothing", { address: [" "] }, "firm", "missing", "no address yet"],
    ["no tax number", { taxNumbers: [] }, "firm", "usable", "There is no tax number"],
    ["periods that are all closed", { openPeriods: 0 }, "periods", "missing", "All periods"],
    ["no open period for today", { todayIsOpen: false }, "periods", "usable", "none for today"],
    [
      "numbers that begin at one",
      { numbers: { prefix: "INV-", nextNumber: 1 } },
      "numbers",
      "usable",
      "The first invoice will be INV-1.",
    ],
    ["no way out", { mappedLedgers: [] }, "ledger-or-mail", "missing", "one of the two is enough"],
    ["one person alone", { people: 1 }, "people", "usable", "Invite others, or go on alone."],
    ["nobody who may post", { posters: 0 }, "people", "missing", "nobody may send"],
  ])("tells of %s", (_, change, name, state, words) => {
    expect(step({ ...ready, ...change }, name)).toMatchObject({
      state,
      fact: expect.stringContaining(words),
    });
  });

  it("is content with one way for invoices to leave the firm", () => {
    const sending = step({ ...ready, mappedLedgers: [], canSend: true }, "ledger-or-mail");
    expect(sending?.state).toBe("done");
  });
});
