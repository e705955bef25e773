import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { printableLine, printableText } from "../../../server/documents/printable-text.ts";
import { loadTypeface } from "../../../server/documents/type/typeface.ts";
import type { Typeface } from "../../../server/documents/type/typeface.ts";
import { coverageOf } from "../../../server/documents/coverage.ts";
import { wordsOf } from "../../../server/documents/words/words-of.ts";
import { lineLabels } from "#shared/line-labels.ts";
import { languages } from "#shared/language.ts";
import { fontRuns, uncoveredIn } from "../../../server/documents/type/font-runs.ts";
import { invoiceView } from "../../../server/documents/invoice-view.ts";
import { wrapText } from "../../../server/documents/type/wrap-text.ts";
import { fontFiles, fontFolder, makeFont } from "../../setup/make-fonts.ts";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
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
    const coverage = coverageOf(typeface);
    for (const language of languages) {
      const view = JSON.stringify(invoiceView(sampleInvoice({ language })));
      const words = [
        ...Object.values(wordsOf[language]),
        ...Object.values(lineLabels[language].kinds),
      ];
      expect(coverage([view, ...words])).toEqual([]);
    }
  });

  test("name what they cannot draw, each once, and whatever runs from right to left", () => {
    const coverage = coverageOf(typeface);
    const texts = ["漢字漢 ✈ Ŵü Ω Ж", "Bath", "שלום"];
    expect(coverage(texts)).toEqual(Array.from("漢字✈שלום"));
    expect(coverage(texts)).toEqual(Array.from("漢字✈שלום"));
  });

  test("cover a letter with a mark whichever way it is written, and nothing of what is not printed", () => {
    const coverage = coverageOf(typeface);
    expect(coverage(["Mu\u0308ller", "Müller\u200b", "\ufeffa\tb\r\nc"])).toEqual([]);
    expect(coverage(["a\ud83d\ude80b", "\u1100\u1161"])).toEqual(["🚀", "가"]);
  });

  test("are asked once for each character, with the answer that the printed text gets", () => {
    const coverage = coverageOf(typeface);
    const anything = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom(
          ...Array.from("aé漢\u0301\u0308\u200b\u1100\u1161\ud800\n ש\u212b\u2028Ω"),
        ),
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
        const printed = uncoveredIn(printableText(texts.join("\n")), typeface);
        expect(coverage(texts)).toEqual(printed);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["a collection", "ttcf\0\u0001\0\0", "a collection of several fonts (TTC or OTC)"],
    ["another file", "%PDF-1.7", "no font in TTF or OTF format"],
    ["an empty file", "", "no font in TTF or OTF format"],
  ])("refuse %s as the firm's own, and say what it has to be", async (_name, content, words) => {
    const folder = await mkdtemp(join(tmpdir(), "billing-runs-font-"));
    const path = join(folder, "font.ttf");
    await writeFile(path, content, "latin1");
    await expect(loadTypeface(path)).rejects.toThrow(words);
    await rm(folder, { recursive: true });
  });

  test("take one font of the firm's from its file", async () => {
    const [file = ""] = fontFiles;
    const { extra } = await loadTypeface(join(fontFolder, file));
    expect(extra?.has(0x416)).toBe(true);
  });

  test("let a font of the firm draw what they lack, and only that", () => {
    const extra = { ...typeface.regular, name: "extra", has: (code: number) => code > 0x3000 };
    const both = { ...typeface, extra };
    expect(coverageOf(both)(["漢字 Ltd"])).toEqual([]);
    const runs = fontRuns("Co 漢字 Ltd", "semibold", both);
    expect(runs.map(({ font, text }) => `${font.name}: ${text}`)).toEqual([
      "semibold: Co ",
      "extra: 漢字",
      "semibold:  Ltd",
    ]);
  });
});
