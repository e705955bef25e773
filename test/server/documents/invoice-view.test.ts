import { describe, expect, test } from "vitest";
import { languages } from "#shared/language.ts";
import { invoiceView } from "../../../server/documents/invoice-view.ts";
import { english } from "../../../server/documents/words/english.ts";
import { fillIn, wordsOf } from "../../../server/documents/words/words-of.ts";
import { sampleInvoice, sampleLine } from "./sample-issued-invoice.ts";

/** Spaces that do not break look the same in a text to compare with. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, " ");

describe("words of invoices", () => {
  test.each(languages)("%s says everything that English says, with the same places", (language) => {
    const words = wordsOf[language];
    expect(Object.keys(words)).toEqual(Object.keys(english));
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(english)) {
      expect([key, places(words[key as keyof typeof english])]).toEqual([key, places(text)]);
    }
  });

  test("what is filled in is never filled in itself", () => {
    expect(fillIn("{name} {rate}", { name: "{rate}", rate: "5%" })).toBe("{rate} 5%");
  });
});

describe("the texts of an invoice", () => {
  test("are in the client's language, with its numbers and dates", () => {
    const due = (fields: Parameters<typeof sampleInvoice>[0]) => {
      const { totals, facts } = invoiceView(sampleInvoice({ reference: "", ...fields }));
      return [totals.at(-1)?.value, facts[1]?.value].map((text) => plain(text ?? ""));
    };
    const thousands = { grossMinor: 123_456_789 };
    expect(due({ ...thousands, language: "en" })).toEqual(["1,234,567.89 EUR", "24 November 2026"]);
    expect(due({ ...thousands, language: "de" })).toEqual([
      "1.234.567,89 EUR",
      "24. November 2026",
    ]);
    expect(due({ ...thousands, language: "fr" })).toEqual(["1 234 567,89 EUR", "24 novembre 2026"]);
    expect(due({ ...thousands, language: "es" })).toEqual([
      "1.234.567,89 EUR",
      "24 de noviembre de 2026",
    ]);
  });

  test("keep the currency's own decimals: none for yen, three for dinars", () => {
    const amount = (currency: string) => invoiceView(sampleInvoice({ currency })).rows[0]?.amount;
    expect(amount("JPY")).toBe("78,000");
    expect(amount("KWD")).toBe("78.000");
  });

  test("carry the sum of the lines from one to the next, negative ones too", () => {
    const lines = [100, -250, 1_000].map((amountMinor) => sampleLine({ amountMinor }));
    const { rows } = invoiceView(sampleInvoice({ lines }));
    expect(rows.map(({ amount }) => amount)).toEqual(["1.00", "−2.50", "10.00"]);
    expect(rows.map(({ runningTotal }) => runningTotal)).toEqual(["1.00", "−1.50", "8.50"]);
  });

  test("leave out columns that say nothing", () => {
    const columns = (...fields: Parameters<typeof sampleLine>[0][]) =>
      invoiceView(sampleInvoice({ lines: fields.map((one) => sampleLine(one)) })).shownColumns;
    const once = { quantityMicro: 1_000_000 };
    expect(columns(once, once)).toEqual(["description", "amount"]);
    expect(columns(once, {})).toEqual(["description", "quantity", "unitPrice", "amount"]);
    expect(columns(once, { ...once, taxCode: "Z", ratesPpm: [0] })).toEqual([
      "description",
      "tax",
      "amount",
    ]);
  });

  test("say each tax with its base, after the total where prices contain it", () => {
    const taxes = [
      { taxCode: "R", name: "VAT", ratePpm: 50_000, taxableMinor: 10_000, taxMinor: 500 },
      { taxCode: "Q", name: "QST", ratePpm: 99_750, taxableMinor: 10_000, taxMinor: 998 },
    ];
    const labels = (pricesIncludeTax: boolean) =>
      invoiceView(sampleInvoice({ taxes, pricesIncludeTax })).totals.map(({ label }) => label);
    expect(labels(false)).toEqual([
      "Total without tax",
      "VAT 5% on 100.00",
      "QST 9.975% on 100.00",
      "Total due",
    ]);
    expect(labels(true)).toEqual([
      "Total due",
      "Total without tax",
      "Includes VAT 5% on 100.00",
      "Includes QST 9.975% on 100.00",
    ]);
  });

  test("do not say a rate twice that the tax's own name says", () => {
    const label = (name: string, language: "en" | "de") => {
      const taxes = [{ taxCode: "S", name, ratePpm: 175_000, taxableMinor: 100, taxMinor: 18 }];
      return plain(invoiceView(sampleInvoice({ taxes, language })).totals[1]?.label ?? "");
    };
    expect(label("VAT 17.5 %", "en")).toBe("VAT 17.5 % on 1.00");
    expect(label("VAT", "en")).toBe("VAT 17.5% on 1.00");
    expect(label("USt 17,5%", "de")).toBe("USt 17,5% auf 1,00");
    expect(label("USt 7%", "de")).toBe("USt 7% 17,5 % auf 1,00");
  });

  test("ask for no money where none is due, and give a draft no code to pay by", () => {
    const none = invoiceView(sampleInvoice({ grossMinor: 0 })).payment;
    expect(none).toMatchObject({ sentence: "There is nothing to pay.", details: [], code: null });
    expect(invoiceView(sampleInvoice({ number: null, isDraft: true })).payment.code).toBeNull();
    expect(invoiceView(sampleInvoice()).payment.code).not.toBeNull();
  });
});
