import type { Entry } from "#shared/entry.ts";
import type { TaxRate } from "#shared/totals.ts";

export const sampleRates: TaxRate[] = ["STANDARD", "REDUCED", "EXEMPT"].flatMap((code, index) =>
  ["2011-01-04", "2026-11-15"].map((validFrom) => ({
    code,
    name: code,
    validFrom,
    components: [{ name: code, ratePpm: [200_000, 50_000, 0][index] ?? 0, compound: false }],
  })),
);

/** Rows as a sheet would hold them: no order, each text its own string. */
export function sampleEntries(entryCount: number, clientCount: number): Entry[] {
  let state = 42;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: entryCount }, (_, index) => {
    const client = random(clientCount);
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
      taxCode: sampleRates[random(5) === 0 ? 2 : 0]?.code ?? null,
      groupLabel: "",
      writeOnOffMinor: random(20) === 0 ? -1_000 : 0,
      carriedMinor: 0,
    };
  });
}
