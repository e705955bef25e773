import fc from "fast-check";
import { languages } from "#shared/language.ts";
import { microPerMinor } from "#shared/money.ts";
import { totalsOf } from "#shared/totals.ts";
import type { TaxRate } from "#shared/totals.ts";
import type { IssuedInvoice, IssuedLine } from "../../../server/domain/issued-invoice.ts";
import { sampleInvoice, sampleLogo } from "./sample-issued-invoice.ts";

const alphabets: readonly (readonly [number, number])[] = [
  [0x21, 0x7e],
  [0xa1, 0x17f],
  [0x1e00, 0x1eff],
  [0x391, 0x3a1],
  [0x3b1, 0x3c9],
  [0x410, 0x44f],
  [0x2010, 0x2015],
  [0x20a0, 0x20bf],
];

const character = fc.oneof(
  ...alphabets.map(([min, max]) =>
    fc.integer({ min, max }).map((codePoint) => String.fromCodePoint(codePoint)),
  ),
);
const word = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: character, minLength: 1, maxLength: 9 }) },
  { weight: 1, arbitrary: fc.string({ unit: character, minLength: 50, maxLength: 120 }) },
);
/** Text of every alphabet in the fonts, with words longer than any column. */
export const text = (mostWords: number) =>
  fc.array(word, { minLength: 1, maxLength: mostWords }).map((words) => words.join(" "));

const rates: TaxRate[] = [
  rate("R", [["Reduced", 70_000]]),
  rate("S", [["Standard", 190_000]]),
  rate("T", [
    ["State", 50_000],
    ["City", 99_750],
  ]),
];

function rate(code: string, components: [string, number][]): TaxRate {
  return {
    code,
    name: code,
    validFrom: "2020-01-01",
    components: components.map(([name, ratePpm]) => ({ name, ratePpm, compound: false })),
  };
}

const line = fc.record({
  description: text(14),
  quantityMicro: fc.constantFrom(1_000_000, 2_250_000, 333_333),
  amountMinor: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  taxCode: fc.constantFrom("R", "S", "T"),
});

/** Any invoice: many lines or one, long names, negative lines, several rates, all languages, odd currencies. */
export const arbitraryInvoice: fc.Arbitrary<IssuedInvoice> = fc
  .record({
    language: fc.constantFrom(...languages),
    currency: fc.constantFrom("EUR", "GBP", "JPY", "KWD"),
    isDraft: fc.boolean(),
    hasLogo: fc.boolean(),
    pricesIncludeTax: fc.boolean(),
    reference: fc.oneof(fc.constant(""), text(12)),
    client: fc.record({
      name: text(8),
      code: fc.constantFrom("", "C-1"),
      address: fc.array(text(6), { maxLength: 6 }),
      taxNumber: fc.constantFrom("", "DE 123456789"),
    }),
    firmName: text(4),
    paymentText: fc.oneof(fc.constant(""), text(40)),
    lines: fc.array(line, { minLength: 1, maxLength: 45 }),
  })
  .map(({ hasLogo, firmName, paymentText, lines, ...fields }) => {
    const { currency, pricesIncludeTax } = fields;
    const totals = totalsOf(
      lines.map((one) => ({
        ...one,
        kind: "time" as const,
        unitPriceMicro: 0,
        supplyDate: "2026-11-24",
        entryKeys: [],
      })),
      { rates, pricesIncludeTax },
    );
    const { firm } = sampleInvoice();
    return sampleInvoice({
      ...fields,
      number: fields.isDraft ? null : "INV-0042",
      firm: { ...firm, name: firmName, paymentText, logo: hasLogo ? sampleLogo() : null },
      lines: lines.map((one): IssuedLine => ({
        ...one,
        kind: "time",
        unitPriceMicro: one.amountMinor * microPerMinor(currency),
        ratesPpm:
          rates
            .find(({ code }) => code === one.taxCode)
            ?.components.map(({ ratePpm }) => ratePpm) ?? [],
      })),
      taxes: totals.taxes,
      netMinor: totals.netMinor,
      taxMinor: totals.taxMinor,
      grossMinor: totals.grossMinor,
    });
  });
