import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { planCheck } from "../../../../addin/workbook/rows/check-rows.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { makeTable } from "../sheet-table-factory.ts";
import type { CheckAnswer, CheckedEntry } from "#shared/wire/check.ts";
import type { CheckPlan } from "../../../../addin/workbook/rows/check-rows.ts";
import type { SheetEntry } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";

const firm = { taxCodes: new Set(["STD", "ZERO"]), defaultTaxCode: "STD" };
const nobody: ReadonlySet<string> = new Set();

function sheet(rows: CellValue[][]): { plan: CheckPlan; entries: SheetEntry[] } {
  const table = makeTable(["Client", "Amount", "Tax code", "Billing key"], rows);
  const mapping = guessMapping(table);
  const { entries } = understandRows(table, mapping, { defaultCurrency: "GBP" });
  return { plan: finish(planCheck(table, mapping, entries)), entries };
}

const state = (key: string, change: Partial<CheckedEntry>): CheckedEntry => ({
  invoiceId: null,
  by: null,
  changed: false,
  used: null,
  key,
  state: "billed",
  runId: null,
  runName: null,
  invoiceNumber: null,
  invoiceDate: null,
  ...change,
});

/** What a server without any client answers. */
const answersTo = ({ bodies }: CheckPlan, entries: CheckedEntry[] = []): CheckAnswer[] =>
  bodies.map((body, index) => ({
    clients: body.clients.map(() => ({ match: "none", client: null })),
    entries: index === 0 ? entries : [],
  }));

describe("planCheck", () => {
  it("asks each client once, and each row by key and content", () => {
    const { plan, entries } = sheet([
      ["Aldgate", 10, null, "k1"],
      ["Aldgate", 20, null, null],
      ["Birch", 30, null, "k3"],
    ]);
    expect(plan.bodies).toEqual([
      {
        clients: [
          { name: "Aldgate", code: "", workItem: "" },
          { name: "Birch", code: "", workItem: "" },
        ],
        entries: [
          { key: "k1", fingerprint: entries[0]?.fingerprint },
          { key: "row:3", fingerprint: entries[1]?.fingerprint },
          { key: "k3", fingerprint: entries[2]?.fingerprint },
        ],
      },
    ]);
  });

  it("asks in portions of 5,000 and puts the answers back in their places", () => {
    const rows = Array.from({ length: 12_001 }, (_, i) => [`Client ${i}`, 1 + i, null, `k${i}`]);
    const { plan } = sheet(rows);
    expect(plan.bodies.map(({ clients, entries }) => [clients.length, entries.length])).toEqual([
      [5_000, 5_000],
      [5_000, 5_000],
      [2_001, 2_001],
    ]);
    const answers = plan.bodies.map((body) => ({
      clients: body.clients.map(({ name, code }) => ({
        match: "name" as const,
        client: { id: name, name, code, billToId: name, billToName: name, taxCode: null },
      })),
      entries: [],
    }));
    const { rows: checked } = finish(plan.apply(answers, firm, nobody));
    expect(checked.every(({ entry, client }) => client?.id === entry.clientName)).toBe(true);
  });

  it("asks nothing of an empty sheet", () => {
    expect(sheet([]).plan.bodies).toEqual([]);
  });
});

describe("applying the answers of a check", () => {
  it("keeps rows that nothing stands against, with the tax code that falls back", () => {
    const { plan } = sheet([
      ["Aldgate", 10, "ZERO", "k1"],
      ["Aldgate", 20, null, "k2"],
    ]);
    const { rows, problems } = finish(plan.apply(answersTo(plan), firm, nobody));
    expect(problems).toEqual([]);
    expect(rows.map(({ taxCode, client }) => [taxCode, client])).toEqual([
      ["ZERO", null],
      ["STD", null],
    ]);
  });

  it("holds back billed and drafted rows and says where, as far as it may be seen", () => {
    const { plan } = sheet([
      ["A", 1, null, "k1"],
      ["A", 2, null, "k2"],
      ["A", 3, null, "k3"],
    ]);
    const answers = answersTo(plan, [
      state("k1", { runName: "October", invoiceNumber: "INV-7", invoiceDate: "2026-10-31" }),
      state("k2", {
        state: "in-draft",
        runName: "November",
        by: { id: "priya", name: "Priya Nair" },
      }),
      state("k3", {}),
    ]);
    const { rows, problems } = finish(plan.apply(answers, firm, nobody));
    expect(rows).toEqual([]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["already-billed", "Row 2 is already billed: run October, invoice INV-7 of 2026-10-31."],
      ["in-another-draft", "Row 3 is already in a draft: run November, by Priya Nair."],
      ["already-billed", "Row 4 is already billed."],
    ]);
    expect(problems[0]).toMatchObject({
      amountMinor: 100,
      currency: "GBP",
      address: "Timesheet!D2",
      blocks: true,
      claim: { runName: "October", invoiceNumber: "INV-7", invoiceDate: "2026-10-31" },
    });
  });

  it("lets what is left of a row that is billed in part be billed", () => {
    const { plan } = sheet([
      ["A", 1_000, null, "k1"],
      ["A", 300, null, "k2"],
      ["A", 1_000, null, "k3"],
    ]);
    const used = (currency: string) => ({ currency, amountMinor: 40_000 });
    const answers = answersTo(plan, [
      state("k1", { state: "part-billed", used: used("GBP"), invoiceNumber: "INV-7" }),
      state("k2", { state: "part-billed", used: used("GBP"), invoiceNumber: "INV-7" }),
      state("k3", { state: "part-billed", used: used("EUR") }),
    ]);
    const { rows, problems } = finish(plan.apply(answers, firm, nobody));
    expect(rows.map(({ entry, usedMinor }) => [entry.key, usedMinor])).toEqual([["k1", 40_000]]);
    expect(problems.map(({ message }) => message)).toEqual([
      "Row 3 is billed in part: invoice INV-7, and nothing of it is left to bill.",
      "Row 4 is billed in part, and nothing of it is left to bill.",
    ]);
  });

  it("tells rows that were changed since they were billed or put on a draft", () => {
    const { plan } = sheet([
      ["A", 1, null, "k1"],
      ["A", 2, null, "k2"],
    ]);
    const answers = answersTo(plan, [
      state("k1", { runName: "October", invoiceNumber: "INV-7", changed: true }),
      state("k2", { state: "in-draft", runName: "November", invoiceId: "i2", changed: true }),
    ]);
    const { rows, problems } = finish(plan.apply(answers, firm, nobody));
    expect(rows).toEqual([]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        "changed-after-billing",
        "Row 2 was changed after it was billed: run October, invoice INV-7.",
      ],
      ["changed-in-draft", "Row 3 was changed after it was put on a draft: run November."],
    ]);
    expect(problems[1]?.claim).toMatchObject({ key: "k2", invoiceId: "i2" });
  });

  it("bills rows of the same content in one sheet, each by itself, and says so", () => {
    const { plan } = sheet([
      ["A", 5, null, "k1"],
      ["A", 5, null, "k2"],
      ["A", 6, null, "k3"],
    ]);
    const { rows, problems } = finish(plan.apply(answersTo(plan), firm, nobody));
    expect(rows).toHaveLength(3);
    expect(problems.map(({ code, message, blocks }) => [code, message, blocks])).toEqual([
      ["same-content", "Row 3 says the same as row 2. Both are billed.", false],
    ]);
  });

  it("holds back what looks billed until that very row is confirmed", () => {
    const { plan } = sheet([
      ["A", 5, null, null],
      ["A", 5, null, null],
    ]);
    const answers = answersTo(
      plan,
      ["row:2", "row:3"].map((key) => state(key, { state: "looks-billed" })),
    );
    const before = finish(plan.apply(answers, firm, nobody));
    expect(before.problems.map(({ code }) => code)).toEqual(["looks-billed", "looks-billed"]);
    const confirmed = new Set([before.problems[1]?.confirmationId ?? ""]);
    const after = finish(plan.apply(answers, firm, confirmed));
    expect(
      after.rows.map(({ entry, confirmedNotBilled }) => [entry.sheetRow, confirmedNotBilled]),
    ).toEqual([[3, true]]);
    expect(after.problems.map(({ sheetRow }) => sheetRow)).toEqual([2]);
  });

  it("keeps a confirmation when the row gets its key", () => {
    const before = sheet([["A", 5, null, null]]);
    const first = finish(
      before.plan.apply(
        answersTo(before.plan, [state("row:2", { state: "looks-billed" })]),
        firm,
        nobody,
      ),
    );
    const confirmed = new Set([first.problems[0]?.confirmationId ?? ""]);
    const after = sheet([["A", 5, null, "k1"]]);
    const second = finish(
      after.plan.apply(
        answersTo(after.plan, [state("k1", { state: "looks-billed" })]),
        firm,
        confirmed,
      ),
    );
    expect(second.rows).toHaveLength(1);
  });

  it("reports a tax code that the firm does not know, and a row without any", () => {
    const { plan } = sheet([
      ["A", 1, "T9", "k1"],
      ["A", 2, null, "k2"],
    ]);
    const { problems } = finish(
      plan.apply(answersTo(plan), { ...firm, defaultTaxCode: null }, nobody),
    );
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["unknown-tax-code", '"T9" in row 2 is not a tax code of the firm.'],
      ["unknown-tax-code", "Row 3 has no tax code, and neither its client nor the firm has one."],
    ]);
  });
});
