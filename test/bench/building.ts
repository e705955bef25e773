import type { Entry } from "#shared/entry.ts";
import { groupEntries } from "#shared/grouping.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import type { TaxRate } from "#shared/totals.ts";
import { measureRatio } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const entryCount = 100_000;
const invoiceCount = 5_000;
const invoiceDate = "2026-11-30";

const rates: TaxRate[] = ["STANDARD", "REDUCED", "EXEMPT"].flatMap((code, index) =>
  ["2011-01-04", "2026-11-15"].map((validFrom) => ({
    code,
    name: code,
    validFrom,
    components: [{ name: code, ratePpm: [200_000, 50_000, 0][index] ?? 0, compound: false }],
  })),
);

/** Rows as a sheet would hold them: no order, each text its own string. */
function sampleEntries(): Entry[] {
  let state = 42;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: entryCount }, (_, index) => {
    const client = random(invoiceCount);
    const quantityMicro = (1 + random(32)) * 250_000;
    const rateMicro = (80 + random(200)) * 1_000_000;
    return {
      key: `key-${String(index).padStart(6, "0")}`,
      kind: random(10) === 0 ? "expense" : "time",
      billToKey: `client-${client}`,
      billToName: `Client ${client} Ltd`,
      clientName: `Client ${client} Ltd`,
      workItem: `Work item ${random(4)} of ${client}`,
      date: `2026-11-${String(1 + random(30)).padStart(2, "0")}`,
      person: `Person ${random(12)}`,
      partner: `Partner ${random(3)}`,
      description: `Work on matter ${random(1_000)}`,
      quantityMicro,
      rateMicro,
      valueMinor: (quantityMicro / 10_000) * (rateMicro / 1_000_000),
      currency: "GBP",
      taxCode: rates[random(5) === 0 ? 2 : 0]?.code ?? null,
      groupLabel: "",
      writeOnOffMinor: random(20) === 0 ? -1_000 : 0,
      carriedMinor: 0,
    };
  });
}

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
  const entries = sampleEntries();
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
