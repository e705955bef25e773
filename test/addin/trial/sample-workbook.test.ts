import { fingerprintOf } from "#shared/fingerprint.ts";
import { nameKey } from "#shared/names.ts";
import { describe, expect, it } from "vitest";
import { sampleSheets } from "../../../addin/trial/sample-workbook.ts";
import { guessMapping } from "../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../addin/workbook/rows/understand-rows.ts";
import { sampleClients } from "../../../server/trial/sample-clients.ts";
import { earlierInvoices, earlierRun } from "../../../server/trial/sample-earlier-run.ts";
import {
  sampleFirm,
  sampleNumberSeries,
  samplePeople,
  samplePeriodsOn,
  sampleTaxRates,
} from "../../../server/trial/sample-firm.ts";
import { makeTable } from "../workbook/sheet-table-factory.ts";

const [unbilled] = sampleSheets();
const [placed] = unbilled?.tables ?? [];
if (!unbilled || !placed) throw new Error("The sample workbook has no table.");
const [headers = [], ...rows] = unbilled.cells.slice(placed.top, placed.top + placed.rows);
const table = makeTable(headers.map(String), rows, {
  numberFormats: headers.map((_, column) => unbilled.numberFormats?.[column] ?? "General"),
});
const mapping = guessMapping(table);
const { entries, problems, notBillable } = understandRows(table, mapping, {
  defaultCurrency: sampleFirm.currency,
});

describe("the sample workbook", () => {
  it("is about 400 rows of all clients of the sample firm, the same at each call", () => {
    expect(rows.length).toBeGreaterThan(380);
    expect(rows.length).toBeLessThan(440);
    const names = new Set(entries.map(({ clientName }) => nameKey(clientName)));
    for (const { name } of sampleClients) expect(names, name).toContain(nameKey(name));
    expect(sampleSheets()).toEqual(sampleSheets());
  });

  it("is understood without any correction of the guessed mapping", () => {
    const guessed = Object.entries(mapping).flatMap(([field, { column }]) =>
      column === null ? [] : [[field, headers[column]]],
    );
    expect(Object.fromEntries(guessed)).toEqual({
      client: "Client",
      clientCode: "Client code",
      workItem: "Matter",
      date: "Date",
      person: "Person",
      partner: "Partner",
      description: "Description",
      quantity: "Hours",
      rate: "Rate",
      value: "Amount",
      currency: "Currency",
      taxCode: "Tax code",
      kind: "Kind",
      billable: "Billable",
    });
  });

  it("names clients by the codes that the firm knows, and one that it does not know", () => {
    const known = new Map(sampleClients.map(({ code, name }) => [code, nameKey(name)]));
    const unknown = new Set<string>();
    for (const { clientName, clientCode } of entries) {
      if (clientCode !== "") expect(known.get(clientCode)).toBe(nameKey(clientName));
      else if (![...known.values()].includes(nameKey(clientName))) unknown.add(clientName);
    }
    expect([...unknown]).toEqual(["Thornbury Estates"]);
  });

  it("has the dirt of real sheets", () => {
    const codes = problems.map(({ code }) => code).toSorted();
    expect(codes).toEqual(["amount-differs", "no-client", "not-a-number", "not-a-number"]);
    expect(notBillable.map(({ reason }) => reason)).toEqual([
      "marked-not-billable",
      "marked-not-billable",
    ]);
    expect(entries.some(({ valueMinor }) => valueMinor < 0)).toBe(true);
    expect(new Set(entries.map(({ currency }) => currency))).toEqual(
      new Set(["GBP", "EUR", "USD"]),
    );
    const codesKnown = new Set([null, ...sampleTaxRates.map(({ code }) => code)]);
    expect(entries.filter(({ taxCode }) => !codesKnown.has(taxCode))).toHaveLength(1);
    expect(entries.length - new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it("has just one row that was billed in October, recognisable by its content", () => {
    const billed = new Set(
      earlierInvoices.flatMap((invoice) => invoice.entries.map(fingerprintOf)),
    );
    expect(entries.filter(({ fingerprint }) => billed.has(fingerprint))).toHaveLength(1);
  });

  it("gives every client more to pay than it takes back", () => {
    const sums = new Map<string, number>();
    for (const { clientName, currency, valueMinor } of entries) {
      const client = `${nameKey(clientName)} ${currency}`;
      sums.set(client, (sums.get(client) ?? 0) + valueMinor);
    }
    expect([...sums].filter(([, sum]) => sum <= 0)).toEqual([]);
  });
});

describe("the sample firm", () => {
  it("numbers the next invoice after the earlier run's", () => {
    const numbers = earlierInvoices.map(({ number }) => number);
    const { prefix, nextNumber } = sampleNumberSeries;
    expect(numbers.at(-1)).toBe(`${prefix}${nextNumber - 1}`);
    const period = samplePeriodsOn("2026-11-24").find(
      ({ startsOn, endsOn }) =>
        startsOn <= earlierRun.invoiceDate && earlierRun.invoiceDate <= endsOn,
    );
    expect(period?.state).toBe("open");
  });

  it("names only people and clients that it has, and hidden clients bill to themselves", () => {
    const people = new Set(samplePeople.map(({ id }) => id));
    const clients = new Set(sampleClients.map(({ id }) => id));
    for (const { team, billToId, privacy } of sampleClients) {
      for (const person of team) expect(people).toContain(person);
      if (billToId !== null) expect(clients).toContain(billToId);
      if (privacy !== "public") expect(billToId).toBeNull();
    }
    for (const { clientId } of earlierInvoices) expect(clients).toContain(clientId);
    const unseen = sampleClients.filter(
      ({ privacy, team }) => privacy === "hidden" && !team.includes("grace-lindley"),
    );
    expect(unseen).toHaveLength(2);
  });
});
