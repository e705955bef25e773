import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, nameKey } from "#shared/names.ts";

describe("comparing names (R2, R17)", () => {
  it.each([
    ["case", "November Run", "NOVEMBER run"],
    ["sharp s", "Straße", "STRASSE"],
    ["capital sharp s", "STRAẞE", "straße"],
    ["white space", "  November \t run\u00a0", "November run"],
    ["next line", "November\u0085run", "November run"],
    ["full width", "Ｎｏｖｅｍｂｅｒ", "November"],
    ["ligatures", "oﬃce", "Office"],
    ["composed and decomposed accents", "Caf\u00e9", "Cafe\u0301"],
    ["zero width", "Nov\u200bem\u00adber", "November"],
    ["direction marks", "\u202eNovember\u202c", "November"],
    ["final sigma", "ΟΔΟΣ", "οδος"],
  ])("does not tell names apart by %s", (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it("tells look-alikes of another alphabet and accents apart", () => {
    expect(nameKey("\u0410udit")).not.toBe(nameKey("Audit"));
    expect(nameKey("Café")).not.toBe(nameKey("Cafe"));
  });

  it("leaves nothing of a name that cannot be seen", () => {
    expect(nameKey(" \u200b\u00a0\ufeff")).toBe("");
  });

  it("changes nothing when it is applied again", () => {
    // No letter beyond these two planes has two cases.
    for (let code = 0; code <= 0x1ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const key = nameKey(`a${String.fromCodePoint(code)}b`);
      if (nameKey(key) !== key) expect.fail(`U+${code.toString(16)} is not stable`);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("ordering names", () => {
  it("puts accents and numbers where people look for them", () => {
    const names = ["Zebra", "Run 10", "Äpfel", "apple", "Run 9", "Apple"];
    expect(names.sort(compareNames)).toEqual([
      "Äpfel",
      "apple",
      "Apple",
      "Run 9",
      "Run 10",
      "Zebra",
    ]);
  });
});
