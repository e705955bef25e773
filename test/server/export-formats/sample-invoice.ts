import type { Entry } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { LedgerMapping, PostedInvoice } from "../../../server/export-formats/export-format.ts";
import { sampleRates } from "../../shared/sample-entry.ts";

export const sampleMapping: LedgerMapping = {
  accounts: { time: "200", expense: "260", "fixed-fee": "201" },
  taxNames: {
    S: "20% (VAT on Income)",
    R: "5% (VAT on Income)",
    N: "State and city",
    Z: "Exempt Income",
    Q: "GST and QST",
  },
  currencies: ["GBP", "EUR", "JPY"],
};

/** Invoices as posting would number and freeze them, one per client and currency. */
export function postedInvoices(
  entries: readonly Entry[],
  {
    detail = "every-entry",
    pricesIncludeTax = false,
    firstNumber = 1_000,
  }: { detail?: DetailLevel; pricesIncludeTax?: boolean; firstNumber?: number } = {},
): PostedInvoice[] {
  return groupEntries(entries, "client").map((draft, index) => {
    const { currency } = draft;
    const rules = { currency, invoiceDate: "2026-11-30", rates: sampleRates };
    const lines = linesOf(draft.entries, detail, rules);
    const totals = totalsOf(lines, { rates: sampleRates, pricesIncludeTax });
    return {
      id: `invoice-${index}`,
      number: `KIN-${firstNumber + index}`,
      invoiceDate: "2026-11-30",
      dueDate: "2026-12-30",
      clientName: draft.billToName,
      clientCode: "ALD",
      email: "accounts@alder.example",
      address: ["Alder Ltd", "1 High Street", "Leeds", "LS1 1AA", "United Kingdom"],
      currency,
      reference: "November 2026",
      lines,
      taxes: totals.taxes,
      netMinor: totals.netMinor,
      taxMinor: totals.taxMinor,
      grossMinor: totals.grossMinor,
      pricesIncludeTax,
    };
  });
}

/** Reads RFC 4180 as a ledger would, in another way than the writer: one pass, character by character. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ",") {
      row.push(field);
      field = "";
    } else if (character === "\r" && text.charAt(at + 1) === "\n") {
      rows.push([...row, field]);
      row = [];
      field = "";
      at += 1;
    } else field += character;
  }
  const [head = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
}
