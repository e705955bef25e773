import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateFinder, rateFor } from "#shared/rate-card.ts";
import type { RateCardLine, RateQuestion } from "#shared/rate-card.ts";

const line = (changes: Partial<RateCardLine>): RateCardLine => ({
  client: null,
  person: null,
  task: null,
  currency: "GBP",
  rateMicro: 100_000_000,
  startsOn: null,
  endsOn: null,
  ...changes,
});
const question: RateQuestion = {
  clientName: "Aldgate Dental",
  clientCode: "ALD001",
  person: "Priya Nair",
  task: "Audit",
  date: "2026-11-24",
  currency: null,
};

describe("rateFor", () => {
  it("takes the client's rate, else the person's, else the task's, else the standard rate", () => {
    const client = line({ client: "Aldgate Dental", rateMicro: 1 });
    const person = line({ person: "Priya Nair", rateMicro: 2 });
    const task = line({ task: "Audit", rateMicro: 3 });
    const standard = line({ rateMicro: 4 });
    const card = [standard, task, person, client];
    expect(rateFor(card, question)).toBe(client);
    expect(rateFor(card, { ...question, clientName: "Birch", clientCode: "" })).toBe(person);
    expect(rateFor([standard, task, person], { ...question, person: "Tom" })).toBe(task);
    expect(rateFor([standard, task], { ...question, task: "" })).toBe(standard);
    expect(rateFor([task], { ...question, task: "Tax" })).toBeNull();
  });

  it("prefers a line that names the client and the person to one that names the client alone", () => {
    const both = line({ client: "ALD001", person: "Priya Nair" });
    const card = [line({ client: "ALD001" }), both, line({ person: "Priya Nair", task: "Audit" })];
    expect(rateFor(card, question)).toBe(both);
  });

  it("knows a client by code or name, however they are written", () => {
    const code = line({ client: "ald001" });
    const name = line({ client: "  ALDGATE   dental" });
    expect(rateFor([name, code], question)).toBe(code);
    expect(rateFor([name], question)).toBe(name);
  });

  it("takes the rate in force on the day, both ends included, and the latest where several are", () => {
    const old = line({ startsOn: "2025-01-01", endsOn: "2026-11-23" });
    const now = line({ startsOn: "2026-11-24", endsOn: "2026-11-24" });
    const always = line({});
    const card = [always, now, old];
    expect(rateFor(card, { ...question, date: "2026-11-23" })).toBe(old);
    expect(rateFor(card, question)).toBe(now);
    expect(rateFor(card, { ...question, date: "2026-11-25" })).toBe(always);
    expect(rateFor(card, { ...question, date: null })).toBe(now);
  });

  it("falls through to a line that names less when the first is not in force or in another currency", () => {
    const client = line({ client: "ALD001", endsOn: "2026-01-31" });
    const euros = line({ person: "Priya Nair", currency: "EUR" });
    const pounds = line({ task: "Audit" });
    const card = [client, euros, pounds];
    expect(rateFor(card, question)).toBe(euros);
    expect(rateFor(card, { ...question, currency: "GBP" })).toBe(pounds);
    expect(rateFor(card, { ...question, currency: "USD" })).toBeNull();
  });

  it("never answers with a line that names something else, whatever the card", () => {
    const name = fc.constantFrom(null, "Aldgate Dental", "Birch", "Priya Nair", "Audit", "");
    const lines = fc.array(
      fc.record({ client: name, person: name, task: name }).map((names) => line(names)),
    );
    fc.assert(
      fc.property(lines, name, name, name, (card, clientName, person, task) => {
        const found = rateFinder(card)({
          ...question,
          clientCode: "",
          clientName: clientName ?? "",
          person: person ?? "",
          task: task ?? "",
        });
        if (found === null) return;
        expect([null, clientName]).toContain(found.client);
        expect([null, person]).toContain(found.person);
        expect([null, task]).toContain(found.task);
      }),
    );
  });
});
