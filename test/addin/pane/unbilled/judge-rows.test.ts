import { describe, expect, it } from "vitest";
import { judgeRows } from "../../../../addin/pane/state/unbilled/judge-rows.ts";
import type { CheckedRow } from "../../../../addin/workbook/rows/check-rows.ts";
import type {
  RowProblem,
  SheetEntry,
  UnderstoodRows,
} from "../../../../addin/workbook/rows/sheet-entry.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";

function entry(sheetRow: number, fields: Partial<SheetEntry> = {}): SheetEntry {
  return {
    sheetRow,
    key: null,
    fingerprint: `f${sheetRow}`,
    kind: "time",
    clientName: "Aldgate Ltd",
    clientCode: "",
    clientEmail: "",
    workItem: "",
    date: null,
    person: "",
    partner: "",
    description: "",
    quantityMicro: null,
    rateMicro: null,
    valueMinor: 10_000,
    currency: "GBP",
    taxCode: null,
    groupLabel: "",
    ...fields,
  };
}

function problem(sheetRow: number, fields: Partial<RowProblem>): RowProblem {
  return {
    sheetRow,
    field: null,
    column: 0,
    address: `Sheet!A${sheetRow}`,
    code: "no-client",
    message: "",
    amountMinor: 5_000,
    currency: "GBP",
    blocks: true,
    confirmationId: null,
    claim: null,
    ...fields,
  };
}

const understood = (fields: Partial<UnderstoodRows>): UnderstoodRows => ({
  entries: [],
  problems: [],
  notBillable: [],
  dateReading: null,
  openNumbers: [],
  ...fields,
});

const client = { id: "c", name: "Aldgate Ltd", code: "", billToId: "c", billToName: "Aldgate Ltd" };

function checkedRow(sheetEntry: SheetEntry, fields: Partial<CheckedRow> = {}): CheckedRow {
  return {
    entry: sheetEntry,
    client: { ...client, taxCode: null },
    taxCode: null,
    confirmedNotBilled: false,
    usedMinor: 0,
    ...fields,
  };
}

const judge = (problems: RowProblem[], rows: CheckedRow[] = []) =>
  finish(judgeRows(understood({}), { rows, problems }));

describe("judging the rows of a sheet", () => {
  it("lets all understood rows pass while the server has not been asked", () => {
    const rows = understood({ entries: [entry(2), entry(3)], problems: [problem(4, {})] });
    const { all, groups, attentionCount } = finish(judgeRows(rows, null));
    expect(all.map(({ sheet }) => sheet.sheetRow)).toEqual([2, 3]);
    expect(groups.map(({ code }) => code)).toEqual(["no-client"]);
    expect(attentionCount).toBe(1);
  });

  it("asks no attention for rows that are billed or on a draft, and keeps where they stand", () => {
    const claim = {
      key: "k3",
      byName: "Priya Nair",
      invoiceId: "i7",
      runName: "October",
      invoiceNumber: "INV-7",
      invoiceDate: "2026-10-31",
    };
    const judged = judge([
      problem(2, { code: "in-another-draft" }),
      problem(3, { code: "already-billed", claim }),
      problem(4, { code: "already-billed" }),
    ]);
    expect(judged.attentionCount).toBe(0);
    expect(judged.groups).toEqual([]);
    expect(judged.settled.map(({ code, problems }) => [code, problems.length])).toEqual([
      ["already-billed", 2],
      ["in-another-draft", 1],
    ]);
    expect(judged.settled[0]?.problems[0]?.claim).toEqual(claim);
  });

  it("still asks attention for a row that only looks billed", () => {
    const judged = judge([problem(2, { code: "looks-billed" })]);
    expect(judged.attentionCount).toBe(1);
    expect(judged.settled).toEqual([]);
  });

  it("names reasons with their amounts, what blocks first, then the most rows", () => {
    const { groups } = judge([
      problem(2, { code: "amount-differs", blocks: false }),
      problem(3, { code: "no-client" }),
      problem(4, { code: "covered", amountMinor: null, currency: null }),
      problem(5, { code: "covered" }),
      problem(6, { code: "covered", currency: "EUR" }),
    ]);
    expect(groups.map(({ code, problems }) => [code, problems.length])).toEqual([
      ["covered", 3],
      ["no-client", 1],
      ["amount-differs", 1],
    ]);
    expect(groups[0]?.totals).toEqual([
      { currency: "EUR", amountMinor: 5_000 },
      { currency: "GBP", amountMinor: 5_000 },
    ]);
  });

  it("bills no row of a client that is not known or not this person's, and counts each row once", () => {
    const refused = { ...client, taxCode: null, refusal: "Another team's." };
    const judged = judge(
      [problem(3, { code: "amount-differs", blocks: false })],
      [
        checkedRow(entry(2)),
        checkedRow(entry(3, { clientName: "New Ltd" }), { client: null }),
        checkedRow(entry(4, { clientName: "NEW  LTD" }), { client: null }),
        checkedRow(entry(5, { clientName: "Birch" }), { client: refused }),
      ],
    );
    expect(judged.all.map(({ sheet }) => sheet.sheetRow)).toEqual([2]);
    expect(judged.clients.map(({ name, rows, refusal }) => [name, rows.length, refusal])).toEqual([
      ["New Ltd", 2, null],
      ["Birch", 1, "Another team's."],
    ]);
    expect(judged.attentionCount).toBe(3);
  });
});
