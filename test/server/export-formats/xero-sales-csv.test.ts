import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "#shared/decimal.ts";
import { multiplyToMinor } from "#shared/money.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import type { PostedInvoice } from "../../../server/export-formats/export-format.ts";
import { xeroSalesCsv } from "../../../server/export-formats/xero-sales-csv.ts";
import { anyEntries, sampleEntry, sampleRate, sampleRates } from "../../shared/sample-entry.ts";
import { postedInvoices, readCsv, sampleMapping } from "./sample-invoice.ts";

function textOf(invoices: readonly PostedInvoice[]): string {
  const [file] = xeroSalesCsv.write(invoices, sampleMapping);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file?.bytes);
}

/** `vitest -u` writes the file anew; the second comparison sees line ends too, which the first one overlooks. */
async function expectGolden(text: string, name: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(`golden/${name}`);
  expect(readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8")).toBe(text);
}

function firstRow(wanted: Parameters<typeof sampleEntry>[0]): Record<string, string> | undefined {
  const [file] = xeroSalesCsv.write(postedInvoices([sampleEntry(wanted)]), sampleMapping);
  return readCsv(file?.bytes ?? new Uint8Array())[0];
}

describe("the Xero file", () => {
  it("is the golden file, byte for byte", async () => {
    const entries = [
      sampleEntry({ key: "a" }),
      sampleEntry({
        key: "b",
        description: "Call, “urgent”; 0.1 h",
        quantityMicro: 100_000,
        valueMinor: 1_500,
      }),
      sampleEntry({
        key: "c",
        kind: "expense",
        description: "Train to York",
        quantityMicro: null,
        rateMicro: null,
        valueMinor: 8_640,
        taxCode: "Z",
      }),
      sampleEntry({
        key: "d",
        description: "Goodwill",
        valueMinor: -5_000,
        quantityMicro: null,
        rateMicro: null,
      }),
      sampleEntry({
        key: "e",
        billToKey: "birch",
        billToName: "Müller & Söhne GmbH",
        currency: "EUR",
        kind: "fixed-fee",
        description: "Jahresabschluss",
        quantityMicro: 1_000_000,
        rateMicro: 1_200_000_000,
        valueMinor: 120_000,
      }),
    ];
    await expectGolden(textOf(postedInvoices(entries)), "xero-sales.csv");
  });

  it("keeps hostile text as text, in every column that others fill", async () => {
    const hostile = '=HYPERLINK("http://evil.example","open")';
    const entry = sampleEntry({ description: `@SUM(1)\r\n${hostile}`, billToName: hostile });
    const invoices = postedInvoices([entry]).map((invoice) => ({
      ...invoice,
      number: "+1000",
      reference: "-November;=1+1",
      email: "\t=cmd|' /C calc'!A0",
      address: ["=1", "\r\n", "@2", "+3", "-4", "\0=5"],
    }));
    await expectGolden(textOf(invoices), "xero-hostile.csv");
  });

  it("has the 29 columns of Xero's template in their order", () => {
    const [head = ""] = textOf(postedInvoices([sampleEntry()])).split("\r\n");
    expect(head).toBe(
      "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,TaxAmount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme",
    );
  });

  it("fills every starred column and leaves totals and taxes to Xero", () => {
    const row = firstRow({}) ?? {};
    for (const [column, value] of Object.entries(row)) {
      if (column.startsWith("*")) expect(value, column).not.toBe("");
    }
    expect(row).toMatchObject({
      "*InvoiceDate": "30/11/2026",
      "*DueDate": "30/12/2026",
      "*AccountCode": "200",
      "*TaxType": "20% (VAT on Income)",
      POAddressLine4: "LS1 1AA, United Kingdom",
      Total: "",
      TaxAmount: "",
    });
  });

  it.each([
    ["quantity × price", {}, "3", "150.00"],
    [
      "a negative number as a number",
      { quantityMicro: -3_000_000, valueMinor: -45_000 },
      "-3",
      "150.00",
    ],
    ["1 × amount after a write-off", { writeOnOffMinor: -50_000 }, "1", "-50.00"],
    [
      "1 × amount where a quantity has more than four decimals",
      { quantityMicro: 333_333, valueMinor: 5_000 },
      "1",
      "50.00",
    ],
    [
      "1 × amount where the ledger would have to round",
      { quantityMicro: 1_500_000, rateMicro: 10_000, valueMinor: 2 },
      "1",
      "0.02",
    ],
    [
      "1 × amount where a price has more than two decimals",
      { quantityMicro: 100_000_000, rateMicro: 12_500, valueMinor: 125 },
      "1",
      "1.25",
    ],
    [
      "a quantity with four decimals",
      { quantityMicro: 1_333_300, rateMicro: 100_000_000, valueMinor: 13_333 },
      "1.3333",
      "100.00",
    ],
    [
      "a currency without decimals",
      { currency: "JPY", quantityMicro: 2_000_000, rateMicro: 5_000_000_000, valueMinor: 10_000 },
      "2",
      "5000.00",
    ],
    ["zero", { quantityMicro: 0, valueMinor: 0 }, "0", "150.00"],
  ] as const)("writes %s", (_, wanted, quantity, unitAmount) => {
    expect(firstRow(wanted)).toMatchObject({ "*Quantity": quantity, "*UnitAmount": unitAmount });
  });

  it("is split after 500 invoices, and by whether prices include tax", () => {
    const entries = Array.from({ length: 1_001 }, (_, index) =>
      sampleEntry({ key: `e${index}`, billToKey: `c${index}`, billToName: `Client ${index}` }),
    );
    const inclusive = postedInvoices([sampleEntry()], {
      pricesIncludeTax: true,
      firstNumber: 5_000,
    });
    const files = xeroSalesCsv.write([...postedInvoices(entries), ...inclusive], sampleMapping);
    expect(files.map(({ fileName, bytes }) => [fileName, readCsv(bytes).length])).toEqual([
      ["xero-KIN-1000-to-KIN-1499.csv", 500],
      ["xero-KIN-1500-to-KIN-1999.csv", 500],
      ["xero-KIN-2000.csv", 1],
      ["xero-KIN-5000-tax-inclusive.csv", 1],
    ]);
  });

  it("is nothing when there is no invoice", () => {
    expect(xeroSalesCsv.write([], sampleMapping)).toEqual([]);
  });

  it("adds up to the invoices, to the cent, when it is read again (P12)", () => {
    const detail = fc.constantFrom<DetailLevel>("every-entry", "by-work-item", "one-line");
    fc.assert(
      fc.property(anyEntries, detail, fc.boolean(), (entries, detail, pricesIncludeTax) => {
        const invoices = postedInvoices(entries, { detail, pricesIncludeTax });
        const rows = xeroSalesCsv
          .write(invoices, sampleMapping)
          .flatMap(({ bytes }) => readCsv(bytes));
        for (const { number, currency, netMinor, grossMinor } of invoices) {
          const own = rows.filter((row) => row["*InvoiceNumber"] === number);
          expect(own.every((row) => row["Currency"] === currency)).toBe(true);
          const sum = own.reduce((total, row) => {
            const quantity = parseDecimal(row["*Quantity"] ?? "", 4);
            const price = parseDecimal(row["*UnitAmount"] ?? "", 4);
            expect([quantity?.exact, price?.exact]).toEqual([true, true]);
            const [quantityMicro, priceMicro] = [quantity, price].map(
              (one) => (one?.scaled ?? 0) * 100,
            );
            return total + (multiplyToMinor(quantityMicro ?? 0, priceMicro ?? 0, currency) ?? 0);
          }, 0);
          expect(sum).toBe(pricesIncludeTax ? grossMinor : netMinor);
        }
      }),
    );
  });

  it("is the same bytes for the same invoices", () => {
    const invoices = postedInvoices([sampleEntry()]);
    expect(xeroSalesCsv.write(structuredClone(invoices), sampleMapping)).toEqual(
      xeroSalesCsv.write(invoices, sampleMapping),
    );
  });
});

describe("the tax that Xero computes (R19)", () => {
  it("is rounded line by line, which can differ by a cent from ours", () => {
    // 25.06, 25.61 and 25.63 at 15 %: 3.76 + 3.84 + 3.84 by line; on the sum it would be 11.45.
    const entries = [2_506, 2_561, 2_563].map((valueMinor, index) =>
      sampleEntry({ key: `e${index}`, valueMinor }),
    );
    const rates = [sampleRate("S", 150_000)];
    const taxes = postedInvoices(entries).map((one) => xeroSalesCsv.ledgerTaxMinor(one, rates));
    expect(taxes).toEqual([1_144]);
  });

  it("is ours where each rate has one line, with tax included or not", () => {
    fc.assert(
      fc.property(anyEntries, fc.boolean(), (entries, pricesIncludeTax) => {
        const time = entries.map((entry) => ({ ...entry, kind: "time" as const }));
        for (const invoice of postedInvoices(time, { detail: "one-line", pricesIncludeTax })) {
          expect(xeroSalesCsv.ledgerTaxMinor(invoice, sampleRates)).toBe(invoice.taxMinor);
        }
      }),
    );
  });
});
