import { microText } from "#shared/decimal.ts";
import { microPerMinor } from "#shared/money.ts";
import { rateInForce, taxInGross, taxOnNet } from "#shared/tax.ts";
import type { Line } from "#shared/totals.ts";
import { accountOf, taxNameOf } from "./check-export.ts";
import { csvBytes, harmlessText } from "./csv.ts";
import type { ExportFile, ExportFormat, LedgerMapping, PostedInvoice } from "./export-format.ts";

/** Xero's template for sales invoices: names and order may not be changed. */
const columns = [
  "*ContactName",
  "EmailAddress",
  "POAddressLine1",
  "POAddressLine2",
  "POAddressLine3",
  "POAddressLine4",
  "POCity",
  "PORegion",
  "POPostalCode",
  "POCountry",
  "*InvoiceNumber",
  "Reference",
  "*InvoiceDate",
  "*DueDate",
  "Total",
  "InventoryItemCode",
  "*Description",
  "*Quantity",
  "*UnitAmount",
  "Discount",
  "*AccountCode",
  "*TaxType",
  "TaxAmount",
  "TrackingName1",
  "TrackingOption1",
  "TrackingName2",
  "TrackingOption2",
  "Currency",
  "BrandingTheme",
] as const;

type Cells = Partial<Record<(typeof columns)[number], string>>;

const invoicesPerFile = 500;

/** Xero: sales invoices as CSV, one row a line. Xero computes totals and taxes itself, so those stay blank. */
export const xeroSalesCsv: ExportFormat = {
  id: "xero-sales-csv",
  name: "Xero",
  description:
    "Sales invoices for Xero: Business, Invoices, Import. They arrive there as drafts. A file whose name ends in tax-inclusive is imported with prices that include tax, every other without.",
  limits: { invoicesPerFile, clientNameLength: 255, descriptionLength: 4_000 },
  acceptsZeroInvoices: true,

  // Xero rounds the tax of each line and adds those up (its guide "Rounding in Xero").
  ledgerTaxMinor({ lines, pricesIncludeTax }, rates) {
    const taxOn = pricesIncludeTax ? taxInGross : taxOnNet;
    return lines
      .flatMap(({ taxCode, supplyDate, amountMinor }) =>
        taxOn(amountMinor, rateInForce(rates, taxCode, supplyDate)?.components ?? []),
      )
      .reduce((sum, taxMinor) => sum + taxMinor, 0);
  },

  write(invoices, mapping) {
    // Whether prices include tax is asked once per file, so the two never share one.
    return [false, true].flatMap((pricesIncludeTax) =>
      inParts(invoices.filter((invoice) => invoice.pricesIncludeTax === pricesIncludeTax)).map(
        (part) => fileOf(part, pricesIncludeTax, mapping),
      ),
    );
  },
};

function inParts(invoices: readonly PostedInvoice[]): PostedInvoice[][] {
  const count = Math.ceil(invoices.length / invoicesPerFile);
  return Array.from({ length: count }, (_, part) =>
    invoices.slice(part * invoicesPerFile, (part + 1) * invoicesPerFile),
  );
}

function fileOf(
  invoices: readonly PostedInvoice[],
  pricesIncludeTax: boolean,
  mapping: LedgerMapping,
): ExportFile {
  const rows = invoices.flatMap((invoice) => {
    const head = headCells(invoice);
    return invoice.lines.map((line) => {
      const cells: Cells = { ...head, ...lineCells(line, invoice.currency, mapping) };
      return columns.map((column) => cells[column] ?? "");
    });
  });
  const numbers = [invoices[0]?.number ?? "", invoices.at(-1)?.number ?? ""];
  const range = [...new Set(numbers)].map((number) => number.replace(/[^A-Za-z0-9-]+/g, "-"));
  return {
    fileName: `xero-${range.join("-to-")}${pricesIncludeTax ? "-tax-inclusive" : ""}.csv`,
    mediaType: "text/csv; charset=utf-8",
    bytes: csvBytes([columns, ...rows]),
  };
}

function headCells(invoice: PostedInvoice): Cells {
  const address = invoice.address.map(harmlessText).filter((line) => line !== "");
  return {
    "*ContactName": harmlessText(invoice.clientName),
    EmailAddress: harmlessText(invoice.email),
    POAddressLine1: address[0] ?? "",
    POAddressLine2: address[1] ?? "",
    POAddressLine3: address[2] ?? "",
    POAddressLine4: address.slice(3).join(", "),
    "*InvoiceNumber": harmlessText(invoice.number),
    Reference: harmlessText(invoice.reference),
    "*InvoiceDate": dayFirst(invoice.invoiceDate),
    "*DueDate": dayFirst(invoice.dueDate),
    Currency: invoice.currency,
  };
}

function lineCells(line: Line, currency: string, mapping: LedgerMapping): Cells {
  return {
    "*Description": harmlessText(line.description),
    ...quantityAndPrice(line, currency),
    "*AccountCode": harmlessText(accountOf(mapping, line.kind)),
    "*TaxType": harmlessText(taxNameOf(mapping, line.taxCode)),
  };
}

/**
 * Xero multiplies itself and rounds prices to two decimals unless asked otherwise, which a file cannot do. What it
 * might round is written as 1 × the amount.
 */
function quantityAndPrice(line: Line, currency: string): Cells {
  const { quantityMicro, unitPriceMicro, amountMinor } = line;
  const perMinor = microPerMinor(currency);
  const kept = quantityMicro % 100 === 0 && unitPriceMicro % 10_000 === 0;
  const product = BigInt(quantityMicro) * BigInt(unitPriceMicro);
  const amount = BigInt(amountMinor) * BigInt(1_000_000 * perMinor);
  return kept && product === amount
    ? { "*Quantity": microText(quantityMicro), "*UnitAmount": microText(unitPriceMicro, 2) }
    : { "*Quantity": "1", "*UnitAmount": microText(amountMinor * perMinor, 2) };
}

/** DD/MM/YYYY. */
function dayFirst(date: string): string {
  return date.split("-").toReversed().join("/");
}
