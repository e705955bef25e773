import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { withColumn } from "../../../../addin/workbook/mapping/fields.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { makeTable } from "../sheet-table-factory.ts";
import type { UnderstoodRows } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { CellValue, SheetTable } from "../../../../addin/workbook/sheet-table.ts";

const headers = [
  "Entry ID",
  "Date",
  "Client",
  "Work item",
  "Person",
  "Description",
  "Hours",
  "Rate",
  "Amount",
  "Currency",
  "Tax code",
  "Kind",
  "Billable",
];
type Row = Partial<Record<(typeof headers)[number], CellValue>>;

const plain: Row = {
  "Entry ID": "TS-1",
  Date: "2026-11-03",
  Client: "Aldgate Dental",
  "Work item": "Year end",
  Person: "Priya Shah",
  Description: "Trial balance",
  Hours: 1.25,
  Rate: 185,
  Amount: 231.25,
  Currency: "GBP",
  "Tax code": "T1",
  Kind: "Time",
  Billable: "Yes",
};

/** A sheet of the given rows, each different from the plain one in what it names. */
function sheetOf(changes: Row[], more: Partial<SheetTable> = {}): SheetTable {
  const rows = changes.map((change, index) => {
    const row: Row = { ...plain, "Entry ID": `TS-${index + 1}`, ...change };
    return headers.map((header) => row[header] ?? null);
  });
  return makeTable(headers, rows, more);
}

// the columns are told and not guessed: what is tested here is the reading of the rows
const template = sheetOf(
  Array.from({ length: 20 }, (_, i) => ({ Kind: i % 2 === 0 ? "Time" : "Expense" })),
);
const mapping = guessMapping(template);

function understand(changes: Row[], more: Partial<SheetTable> = {}): UnderstoodRows {
  return understandRows(sheetOf(changes, more), mapping, { defaultCurrency: "GBP" });
}

describe("understandRows", () => {
  it("reads a row with everything it says", () => {
    const { entries, problems, notBillable } = understand([{}]);
    expect(problems).toEqual([]);
    expect(notBillable).toEqual([]);
    expect(entries).toEqual([
      {
        sheetRow: 2,
        key: "TS-1",
        fingerprint: expect.stringMatching(/^[0-9a-z]{24}$/),
        kind: "time",
        clientName: "Aldgate Dental",
        clientCode: "",
        clientEmail: "",
        workItem: "Year end",
        date: "2026-11-03",
        person: "Priya Shah",
        partner: "",
        description: "Trial balance",
        quantityMicro: 1_250_000,
        rateMicro: 185_000_000,
        valueMinor: 23_125,
        currency: "GBP",
        taxCode: "T1",
        groupLabel: "",
      },
    ]);
  });

  it("takes the amount where there is one, else quantity × rate, rounded once half away from zero", () => {
    const { entries } = understand([
      { Amount: 231.25 },
      { Amount: null },
      { Amount: null, Hours: 0.5, Rate: 0.01 },
      { Amount: null, Hours: -0.5, Rate: 0.01 },
      { Amount: 12.345, Hours: null, Rate: null },
    ]);
    expect(entries.map(({ valueMinor }) => valueMinor)).toEqual([23_125, 23_125, 1, -1, 1_235]);
  });

  it("accepts a negative adjustment", () => {
    const { entries, problems } = understand([
      { Hours: null, Rate: null, Amount: -50, Kind: "Fixed fee" },
    ]);
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({ valueMinor: -5_000, kind: "fixed-fee" });
  });

  it.each<[string, Row, string, string]>([
    ["no client", { Client: " " }, "no-client", "C2"],
    ["a text for a number", { Hours: "tbc" }, "not-a-number", "G2"],
    ["an Excel error", { Amount: { error: "#N/A" } }, "not-a-number", "I2"],
    ["an error of a rate", { Rate: { error: "#REF!" }, Amount: null }, "not-a-number", "H2"],
    ["a date nobody understands", { Date: "last week" }, "date-not-understood", "B2"],
    ["neither amount nor rate", { Amount: null, Rate: null }, "no-value", "I2"],
    ["an amount two cents off", { Amount: 231.27 }, "amount-differs", "I2"],
    ["a currency that is none", { Currency: "GBX1" }, "unknown-currency", "J2"],
    ["an amount beyond counting", { Amount: 1e15, Hours: null }, "too-large", "I2"],
  ])("reports a row with %s, with the cell to go to", (_what, change, code, cell) => {
    const { entries, problems } = understand([change]);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([
      { code, address: `Timesheet!${cell}`, sheetRow: 2, blocks: true },
    ]);
    expect(problems[0]?.message).toMatch(/^.+ 2 .+\.$/);
  });

  it("says what a row is worth that cannot be billed", () => {
    const { problems } = understand([{ Client: null }]);
    expect(problems[0]).toMatchObject({ amountMinor: 23_125, currency: "GBP" });
  });

  it("gives all reasons of a row at once", () => {
    const { problems } = understand([{ Client: null, Date: "soon", Hours: "x" }]);
    expect(problems.map(({ code }) => code)).toEqual([
      "not-a-number",
      "no-client",
      "date-not-understood",
    ]);
  });

  it("lets an amount differ from quantity × rate by a cent, not by more", () => {
    const cent = understand([
      { Amount: 231.26 },
      { Amount: 231.24 },
      { Hours: 0.333, Rate: 100.5, Amount: 33.47 },
    ]);
    expect(cent.problems).toEqual([]);
    // 0.333 × 100.5 is 33.4665: 33.48 is 1.35 cents away although the rounded product is one cent away
    expect(understand([{ Hours: 0.333, Rate: 100.5, Amount: 33.48 }]).problems).toMatchObject([
      { code: "amount-differs" },
    ]);
  });

  it("leaves out rows marked as not billable, and empty ones, and says so", () => {
    const { entries, notBillable } = understand([
      { Billable: "No" },
      { Billable: false },
      Object.fromEntries(headers.map((header) => [header, null])),
    ]);
    expect(entries).toEqual([]);
    expect(notBillable).toEqual([
      { sheetRow: 2, reason: "marked-not-billable", amountMinor: 23_125, currency: "GBP" },
      { sheetRow: 3, reason: "marked-not-billable", amountMinor: 23_125, currency: "GBP" },
      { sheetRow: 4, reason: "empty", amountMinor: null, currency: null },
    ]);
  });

  it("bills the first row of an ID and reports the second", () => {
    const { entries, problems } = understand([{ "Entry ID": "A" }, { "Entry ID": "A" }]);
    expect(entries.map(({ sheetRow }) => sheetRow)).toEqual([2]);
    expect(problems).toMatchObject([
      { code: "duplicate-key", sheetRow: 3, address: "Timesheet!A3", blocks: true },
    ]);
  });

  it("takes the row's own currency, with its own minor unit", () => {
    const { entries } = understand([
      { Currency: "JPY", Hours: null, Rate: null, Amount: 1_200 },
      { Currency: "KWD", Hours: null, Rate: null, Amount: 1.2345 },
      { Currency: "€", Hours: null, Rate: null, Amount: 5 },
      { Currency: null, Hours: null, Rate: null, Amount: "CHF 5.00" },
      { Currency: null },
    ]);
    expect(entries.map(({ currency, valueMinor }) => [currency, valueMinor])).toEqual([
      ["JPY", 1_200],
      ["KWD", 1_235],
      ["EUR", 500],
      ["CHF", 500],
      ["GBP", 23_125],
    ]);
  });

  it("takes the currency of a column's number format before the firm's", () => {
    const formats = headers.map((header) =>
      header === "Amount" ? "[$€-407] #,##0.00" : "General",
    );
    const { entries } = understand([{ Currency: null }], { numberFormats: formats });
    expect(entries[0]?.currency).toBe("EUR");
  });

  it("reads hours of a column that shows times", () => {
    const formats = headers.map((header) => (header === "Hours" ? "[h]:mm" : "General"));
    const { entries } = understand([{ Hours: 1.25 / 24 }], { numberFormats: formats });
    expect(entries[0]?.quantityMicro).toBe(1_250_000);
  });

  it("decides the order of day and month for the whole column", () => {
    const read = understand([{ Date: "03/11/2026" }, { Date: "11/14/2026" }]);
    expect(read.dateReading).toEqual({
      order: "month-first",
      decidedBy: "column",
      swapSuspected: false,
      turned: null,
    });
    expect(read.entries.map(({ date }) => date)).toEqual(["2026-03-11", "2026-11-14"]);
  });

  it("says that a column does not decide it, and follows the person, then the workbook", () => {
    const table = sheetOf([{ Date: "03/11/2026" }], { dateOrder: "month-first" });
    expect(understandRows(table, mapping, { defaultCurrency: "GBP" }).dateReading).toEqual({
      order: "month-first",
      decidedBy: "workbook",
      swapSuspected: false,
      turned: null,
    });
    const chosen = understandRows(table, mapping, {
      defaultCurrency: "GBP",
      dateOrder: "day-first",
    });
    expect(chosen.dateReading).toEqual({
      order: "day-first",
      decidedBy: "person",
      swapSuspected: false,
      turned: null,
    });
    expect(chosen.entries[0]?.date).toBe("2026-11-03");
  });

  it("takes an unknown kind for what the row looks like, and says so", () => {
    const { entries, problems } = understand([
      { Kind: "Sundry" },
      { Kind: null, Hours: null, Rate: null },
    ]);
    expect(entries.map(({ kind }) => kind)).toEqual(["time", "expense"]);
    expect(problems).toMatchObject([{ code: "unknown-kind", blocks: false }]);
  });

  it("has no key before one is given, and a copied hidden key is given anew", () => {
    const own = withColumn(mapping, "entryId", null);
    const keyed = makeTable(
      [...headers, "Billing key"],
      ["k1", null, "k1"].map((key) => [...headers.map((header) => plain[header] ?? null), key]),
    );
    const { entries, problems } = understandRows(keyed, own, { defaultCurrency: "GBP" });
    expect(entries.map(({ key }) => key)).toEqual(["k1", null, null]);
    expect(problems).toMatchObject([{ code: "duplicate-key", sheetRow: 4, blocks: false }]);
  });

  it("reads the text of the column by which a run is grouped", () => {
    const read = understandRows(sheetOf([{}]), mapping, { defaultCurrency: "GBP", groupColumn: 4 });
    expect(read.entries[0]?.groupLabel).toBe("Priya Shah");
  });

  it("gives rows of equal content equal fingerprints, wherever and under whatever key", () => {
    const { entries } = understand([{}, { Date: 46_329 }, { Amount: 231.26 }], {});
    const [first, second, third] = entries.map(({ fingerprint }) => fingerprint);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("prices a quantity by the rate card, in the currency of the row or else of the card", () => {
    const line = { client: null, task: null, startsOn: null, endsOn: null } as const;
    const rateCard = [
      { ...line, person: "Priya Shah", currency: "EUR", rateMicro: 200_000_000 },
      { ...line, person: null, currency: "GBP", rateMicro: 150_000_000 },
    ];
    const table = sheetOf([
      { Amount: null, Rate: null, Currency: null },
      { Amount: null, Rate: null, Currency: "GBP" },
      { Amount: null, Rate: null, Currency: "USD" },
      { Amount: null, Rate: 10 },
      { Amount: 5, Rate: null },
    ]);
    const read = understandRows(table, mapping, { defaultCurrency: "GBP", rateCard });
    expect(read.entries.map(({ valueMinor, currency }) => [valueMinor, currency])).toEqual([
      [25_000, "EUR"],
      [18_750, "GBP"],
      [1_250, "GBP"],
      [500, "GBP"],
    ]);
    expect(read.problems).toMatchObject([{ sheetRow: 4, code: "no-value" }]);
    expect(read.problems[0]?.message).toContain("rate card");
  });

  it("asks which currency a sign means only where the firm's own does not say it", () => {
    const dollars = (firm: string): unknown => {
      const table = sheetOf([{ Currency: null, Rate: null, Amount: "$12.00" }]);
      return understandRows(table, mapping, { defaultCurrency: firm }).entries[0]?.currency;
    };
    expect([dollars("CAD"), dollars("AUD"), dollars("GBP")]).toEqual(["CAD", "AUD", "USD"]);
    const { entries, problems } = understand([{ Currency: null, Rate: null, Amount: "12 kr" }]);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ code: "unknown-currency" }]);
  });

  it("reads numbers as their column writes them, and says where only the workbook could decide", () => {
    const german = understand([
      { Amount: "1.234", Hours: null },
      { Amount: "1.234,50", Hours: null },
    ]);
    expect(german.entries.map(({ valueMinor }) => valueMinor)).toEqual([123_400, 123_450]);
    expect(german.openNumbers).toEqual([]);
    expect(understand([{ Amount: "1,234", Hours: null }]).openNumbers).toEqual(["value"]);
  });

  it("reads a percentage among tax codes as it is shown", () => {
    const formats = headers.map((header) => (header === "Tax code" ? "0%" : "General"));
    const { entries } = understand([{ "Tax code": 0.2 }], { numberFormats: formats });
    expect(entries[0]?.taxCode).toBe("20%");
  });

  it("tells sums, remarks, and headers that stand there again, from rows that lack something", () => {
    const none = Object.fromEntries(headers.map((header) => [header, null]));
    const { entries, problems, notBillable } = understand([
      {},
      { Client: "Total Energies", "Entry ID": "T" },
      { ...none, "Entry ID": null, Description: "Total for Total Energies", Amount: 231.25 },
      { ...none, "Entry ID": null, Client: "Grand total", Hours: 2.5, Amount: "462.50" },
      Object.fromEntries(headers.map((header) => [header, header])),
      { ...none, "Entry ID": null, Hours: 2.5, Amount: 462.5 },
      { ...none, "Entry ID": null, Hours: 2.5, Amount: 400 },
      { ...none, "Entry ID": null, Description: "Agreed with Priya" },
      { ...none, "Entry ID": null, Client: "Aldgate Dental" },
    ]);
    expect(entries.map(({ clientName }) => clientName)).toEqual([
      "Aldgate Dental",
      "Total Energies",
    ]);
    expect(notBillable.map(({ sheetRow, reason }) => [sheetRow, reason])).toEqual([
      [4, "total"],
      [5, "total"],
      [6, "repeated-header"],
      [7, "total"],
      [9, "remark"],
    ]);
    expect(problems.map(({ sheetRow, code }) => [sheetRow, code])).toEqual([
      [8, "no-client"],
      [10, "no-value"],
    ]);
  });
});
