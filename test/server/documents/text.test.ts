import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { printableLine, printableText } from "../../../server/documents/printable-text.ts";
import { loadTypeface } from "../../../server/documents/type/typeface.ts";
import type { Typeface } from "../../../server/documents/type/typeface.ts";
import { fontRuns } from "../../../server/documents/type/font-runs.ts";
import { wrapText } from "../../../server/documents/type/wrap-text.ts";
import { uncoveredCharacters } from "../../../server/documents/uncovered-characters.ts";
import { fontFiles, fontFolder, makeFont } from "../../setup/make-fonts.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sampleInvoice } from "./sample-issued-invoice.ts";

let typeface: Typeface;
beforeAll(async () => {
  typeface = await loadTypeface(null);
});

describe("text on paper", () => {
  test("loses what cannot be seen and what would turn the text around, and nothing else", () => {
    expect(printableText("\u202EInvoice\u0000\u200B \u2066Co\u2069\uFEFF")).toBe("Invoice Co");
    expect(printableText("one\r\ntwo\u2028three\n\n\n\nfour")).toBe("one\ntwo\nthree\n\nfour");
    expect(printableLine("one\ntwo\tthree")).toBe("one two three");
    expect(printableText("e\u0301\uD800")).toBe("é\uFFFD");
    expect(printableText(`a${"\u0323".repeat(80)}`).length).toBeLessThan(6);
  });

  test("is broken at spaces and hyphens, long words between letters, and keeps every letter", () => {
    const width = (text: string) => text.length;
    expect(wrapText("one two-three four", 8, width)).toEqual(["one two-", "three", "four"]);
    expect(wrapText("abcdefghij kl", 4, width)).toEqual(["abcd", "efgh", "ij", "kl"]);
    expect(wrapText("10\u00a0EUR more", 6, width)).toEqual(["10\u00a0EUR", "more"]);
    expect(wrapText("漢字漢字漢字", 4, width)).toEqual(["漢字漢字", "漢字"]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(9), (text, extra) => {
        const lines = wrapText(printableText(text), 8 + extra, width);
        const letters = (whole: string) => whole.replace(/\s/g, "");
        expect(letters(lines.join(""))).toBe(letters(printableText(text)));
      }),
    );
  });
});

describe("the fonts", () => {
  test.each(fontFiles)("%s is what the script makes of the published font", async (file) => {
    const kept = await readFile(join(fontFolder, file));
    expect(kept.equals(await makeFont(file))).toBe(true);
  });

  test("have every character of an invoice in any of its languages", () => {
    for (const language of ["en", "de", "fr", "es"] as const) {
      expect(uncoveredCharacters(sampleInvoice({ language }), typeface)).toEqual([]);
    }
  });

  test("name what they cannot draw, each once, and whatever runs from right to left", () => {
    const client = { ...sampleInvoice().client, name: "漢字漢 ✈ Ŵü Ω Ж", address: ["שלום"] };
    expect(uncoveredCharacters(sampleInvoice({ client }), typeface)).toEqual(
      Array.from("漢字✈שלום"),
    );
  });

  test("let a font of the firm draw what they lack, and only that", () => {
    const extra = { ...typeface.regular, name: "extra", has: (code: number) => code > 0x3000 };
    const both = { ...typeface, extra };
    const client = { ...sampleInvoice().client, name: "漢字 Ltd" };
    expect(uncoveredCharacters(sampleInvoice({ client }), both)).toEqual([]);
    const runs = fontRuns("Co 漢字 Ltd", "semibold", both);
    expect(runs.map(({ font, text }) => `${font.name}: ${text}`)).toEqual([
      "semibold: Co ",
      "extra: 漢字",
      "semibold:  Ltd",
    ]);
  });
});
