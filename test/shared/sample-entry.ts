import * as fc from "fast-check";
import type { Entry } from "#shared/entry.ts";
import type { TaxRate } from "#shared/totals.ts";

/** Three hours at 150.00 for Alder Ltd; name what matters to the test. */
export function sampleEntry(wanted: Partial<Entry> = {}): Entry {
  return {
    key: "e1",
    kind: "time",
    billToKey: "alder",
    billToName: "Alder Ltd",
    clientName: "Alder Ltd",
    workItem: "Accounts 2025",
    date: "2026-11-10",
    person: "Ben",
    partner: "Ada",
    description: "Draft accounts",
    quantityMicro: 3_000_000,
    rateMicro: 150_000_000,
    valueMinor: 45_000,
    writeOnOffMinor: 0,
    carriedMinor: 0,
    currency: "GBP",
    taxCode: "S",
    groupLabel: "",
    ...wanted,
  };
}

export function sampleRate(code: string, ...ratesPpm: number[]): TaxRate {
  const components = ratesPpm.map((ratePpm) => ({ name: `${code} tax`, ratePpm, compound: false }));
  return { code, name: `${code} rate`, validFrom: "2000-01-01", components };
}

export const sampleRates: readonly TaxRate[] = [
  sampleRate("S", 200_000),
  sampleRate("R", 50_000),
  sampleRate("N", 70_000, 25_000),
  sampleRate("Z"),
  {
    code: "Q",
    name: "Compound",
    validFrom: "2000-01-01",
    components: [
      { name: "First", ratePpm: 50_000, compound: false },
      { name: "Second", ratePpm: 99_750, compound: true },
    ],
  },
];

const minor = fc.integer({ min: -5_000_000, max: 5_000_000 });

/** Entries of few clients, dates and names, so that they meet; their keys differ. */
export const anyEntries: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom("time" as const, "expense" as const, "fixed-fee" as const),
      billToKey: fc.constantFrom("alder", "birch", "cedar"),
      workItem: fc.constantFrom("", "Audit", "AUDIT ", "Tax return", "Äpfel"),
      date: fc.constantFrom(null, "2026-10-31", "2026-11-01", "2026-11-15"),
      person: fc.constantFrom("", "Ada", "Ben"),
      description: fc.constantFrom("", "Call", "Letter"),
      quantityMicro: fc.option(fc.integer({ min: -20_000_000, max: 20_000_000 })),
      rateMicro: fc.option(fc.integer({ min: 0, max: 400 }).map((rate) => rate * 1_000_000)),
      valueMinor: minor,
      writeOnOffMinor: fc.oneof(fc.constant(0), minor),
      carried: fc.boolean(),
      currency: fc.constantFrom("GBP", "EUR", "JPY"),
      taxCode: fc.constantFrom("S", "R", "N", "Z", "Q"),
      groupLabel: fc.constantFrom("", "London", "london"),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ carried, ...row }, index) =>
      sampleEntry({
        ...row,
        key: `e${index}`,
        billToName: `${row.billToKey} Ltd`,
        carriedMinor: carried ? row.valueMinor + row.writeOnOffMinor : 0,
      }),
    ),
  );

/** The same entries in another order. */
export function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
