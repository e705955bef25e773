import type { Entry } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import { measureRatio } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";
import { sampleEntries, sampleRates as rates } from "./sample-entries.ts";

const invoiceDate = "2026-11-30";
const entryCount = 100_000;
const invoiceCount = 5_000;

/** What a person would write by hand: map the rows, sort them, sum them by client and by tax code. */
function handWritten(entries: readonly Entry[]): number {
  const rows = entries.map((entry) => ({
    client: entry.billToName,
    date: entry.date ?? "",
    description: entry.description,
    taxCode: entry.taxCode ?? "",
    amountMinor: entry.valueMinor + entry.writeOnOffMinor - entry.carriedMinor,
  }));
  rows.sort((a, b) =>
    a.client !== b.client ? (a.client < b.client ? -1 : 1) : a.date < b.date ? -1 : 1,
  );
  const sums = new Map<string, Map<string, number>>();
  for (const row of rows) {
    let byTax = sums.get(row.client);
    if (byTax === undefined) sums.set(row.client, (byTax = new Map()));
    byTax.set(row.taxCode, (byTax.get(row.taxCode) ?? 0) + row.amountMinor);
  }
  return sums.size;
}

function build(entries: readonly Entry[], detail: DetailLevel): number {
  return groupEntries(entries, "client").map((draft) => {
    const lines = linesOf(draft.entries, detail, { currency: draft.currency, invoiceDate, rates });
    return totalsOf(lines, { rates, pricesIncludeTax: false });
  }).length;
}

/** Building against a hand-written loop over the same entries. */
export async function bench(): Promise<Ratio[]> {
  const entries = sampleEntries(entryCount, invoiceCount);
  const ratios: Ratio[] = [];
  for (const detail of ["every-entry", "by-work-item"] as const) {
    const name = `Building ${entryCount} entries into ${invoiceCount} invoices, ${detail}`;
    ratios.push(
      await measureRatio(
        name,
        3,
        () => build(entries, detail),
        () => handWritten(entries),
      ),
    );
  }
  return ratios;
}
