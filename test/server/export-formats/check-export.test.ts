import { describe, expect, it } from "vitest";
import { checkExport, controlTotals } from "../../../server/export-formats/check-export.ts";
import type { LedgerMapping } from "../../../server/export-formats/export-format.ts";
import { exportFormats, findExportFormat } from "../../../server/export-formats/registry.ts";
import { xeroSalesCsv } from "../../../server/export-formats/xero-sales-csv.ts";
import { sampleEntry } from "../../shared/sample-entry.ts";
import { postedInvoices, sampleMapping } from "./sample-invoice.ts";

function blocks(
  wanted: Parameters<typeof sampleEntry>[0],
  mapping: Partial<LedgerMapping> = {},
  format = xeroSalesCsv,
): string[][] {
  return checkExport(format, postedInvoices([sampleEntry(wanted)]), {
    ...sampleMapping,
    ...mapping,
  }).map(({ code, message }) => [code, message]);
}

describe("checking an export before posting (R19)", () => {
  it("lets pass what the ledger takes", () => {
    expect(blocks({})).toEqual([]);
  });

  it("blocks an account that is missing or blank", () => {
    const expected = [["account-unmapped", "No account is chosen for time in Xero."]];
    const { accounts } = sampleMapping;
    expect(blocks({}, { accounts: { ...accounts, time: null } })).toEqual(expected);
    expect(blocks({}, { accounts: { ...accounts, time: " " } })).toEqual(expected);
    expect(blocks({}, { accounts: { ...accounts, expense: null } })).toEqual([]);
  });

  it("blocks a tax code without a name in the ledger, and a line without a tax code", () => {
    expect(blocks({ taxCode: "X" })).toEqual([
      ["tax-unmapped", "No tax rate of Xero is chosen for the tax code X."],
    ]);
    expect(blocks({ taxCode: "constructor" })).toEqual([
      ["tax-unmapped", "No tax rate of Xero is chosen for the tax code constructor."],
    ]);
    expect(blocks({ taxCode: null })).toEqual([
      ["tax-unmapped", "A line without a tax code cannot be exported to Xero."],
    ]);
  });

  it("blocks a currency that the ledger does not keep", () => {
    expect(blocks({ currency: "USD" })).toEqual([
      ["currency-unmapped", "Xero is not set up for USD."],
    ]);
  });

  it("blocks text beyond the limits of the format", () => {
    expect(blocks({ billToName: "x".repeat(256), description: "y".repeat(4_001) })).toEqual([
      ["format-limit", "A client's name is longer than the 255 characters that Xero takes."],
      ["format-limit", "A line's text is longer than the 4000 characters that Xero takes."],
    ]);
  });

  it("blocks an invoice without a line, which would be missing from the file", () => {
    expect(blocks({ carriedMinor: 45_000 })).toEqual([
      ["format-limit", "Xero takes no invoice without a line."],
    ]);
  });

  it("names each thing once, with all the invoices that it concerns", () => {
    const entries = ["a", "b", "c"].map((key) =>
      sampleEntry({ key, billToKey: key, taxCode: key === "b" ? "S" : "X" }),
    );
    const [block, ...others] = checkExport(xeroSalesCsv, postedInvoices(entries), sampleMapping);
    expect(block?.invoiceIds).toEqual(["invoice-0", "invoice-2"]);
    expect(others).toEqual([]);
  });

  it("leaves zero invoices out of the check where the ledger refuses them", () => {
    const refusing = { ...xeroSalesCsv, acceptsZeroInvoices: false };
    expect(blocks({ valueMinor: 0, taxCode: "X" }, {}, refusing)).toEqual([]);
    expect(blocks({ valueMinor: 0, taxCode: "X" })).toHaveLength(1);
  });
});

describe("control totals (R22)", () => {
  const invoices = postedInvoices([
    sampleEntry({ key: "a" }),
    sampleEntry({ key: "b", billToKey: "birch", currency: "EUR", valueMinor: 10_000 }),
    sampleEntry({ key: "c", billToKey: "cedar", valueMinor: 0 }),
  ]);

  it("are the count and the gross of each currency", () => {
    expect(controlTotals(xeroSalesCsv, invoices)).toEqual({
      invoiceCount: 3,
      totals: [
        { currency: "EUR", amountMinor: 12_000 },
        { currency: "GBP", amountMinor: 54_000 },
      ],
    });
  });

  it("do not count what the ledger refuses", () => {
    const refusing = { ...xeroSalesCsv, acceptsZeroInvoices: false };
    expect(controlTotals(refusing, invoices).invoiceCount).toBe(2);
  });
});

describe("the registry of formats", () => {
  it("finds each format by its id, and nothing else", () => {
    for (const format of exportFormats) expect(findExportFormat(format.id)).toBe(format);
    expect(findExportFormat("constructor")).toBeNull();
  });

  it("has no two formats of one id", () => {
    expect(new Set(exportFormats.map(({ id }) => id)).size).toBe(exportFormats.length);
  });
});
