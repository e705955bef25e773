import { describe, expect, it } from "vitest";
import { numberToType, typedNumber } from "../../../../addin/admin/parts/typed-number.ts";
import { forWhat } from "../../../../addin/admin/sections/rate-card/rate-words.ts";
import { taxExample } from "../../../../addin/admin/sections/tax/tax-example.ts";
import { componentsOf, typedParts } from "../../../../addin/admin/sections/tax/typed-parts.ts";

describe("a number as it is typed", () => {
  it.each([
    ["20", 4, 200_000],
    ["9.975", 4, 99_750],
    ["9,975", 4, 99_750],
    ["1 000.5", 2, 100_050],
  ])("%s at %i places is %i", (text, places, scaled) => {
    expect(typedNumber(text, places)).toBe(scaled);
  });

  it.each(["", "ten", "1.005", "1,000.00", "1e99"])("is none: %s", (text) => {
    expect(typedNumber(text, 2)).toBeNull();
  });

  it("comes back as it was typed, without needless zeros", () => {
    expect(numberToType(99_750, 4)).toBe("9.975");
    expect(numberToType(200_000, 4)).toBe("20");
    expect(numberToType(210_500_000, 6, 2)).toBe("210.50");
  });
});

describe("the parts of a rate", () => {
  const quebec = [
    { name: "GST", ratePpm: 50_000, compound: false },
    { name: "QST", ratePpm: 99_750, compound: true },
  ];

  it("are the same after they were shown to be typed over", () => {
    expect(componentsOf(typedParts(quebec), "Both")).toEqual(quebec);
  });

  it("take the rate's name where they have none, and the first is on nothing", () => {
    const parts = [{ name: " ", percent: "20", compound: true }];
    expect(componentsOf(parts, "VAT 20 %")).toEqual([
      { name: "VAT 20 %", ratePpm: 200_000, compound: false },
    ]);
  });

  it("are not complete without a percentage", () => {
    expect(componentsOf([{ name: "VAT", percent: "", compound: false }], "VAT")).toBeNull();
    expect(componentsOf([{ name: "VAT", percent: "-1", compound: false }], "VAT")).toBeNull();
  });

  it("are told by what they make of a hundred, each rounded (R12)", () => {
    expect(taxExample(quebec, "en-GB")).toBe("100.00 + 5.00 + 10.47 = 115.47");
    expect(taxExample([], "en-GB")).toBe("100.00, without tax");
  });
});

describe("for what a rate holds", () => {
  it.each([
    [{ client: null, person: null, task: null }, "Everything else"],
    [{ client: null, person: "Ben", task: null }, "Ben"],
    [{ client: "Acme", person: null, task: null }, "Anybody for Acme"],
    [{ client: "Acme", person: "Ben", task: "Payroll" }, "Ben for Acme, Payroll"],
    [{ client: null, person: null, task: "Payroll" }, "Anybody, Payroll"],
  ])("is said in words: %j", (named, words) => {
    expect(forWhat(named)).toBe(words);
  });
});
