import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvBytes, harmlessText } from "../../../server/export-formats/csv.ts";
import { readCsv } from "./sample-invoice.ts";

describe("text of others in a CSV (P16)", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
    ["+44 113 000", "'+44 113 000"],
    ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1+1", "'=1+1"],
    ["\r\n=1+1", "'=1+1"],
    ["\0=1+1", "'=1+1"],
    ["  =1+1", "'=1+1"],
    ["\u00a0=1+1", "'=1+1"],
    ["＝1+1", "'＝1+1"],
    ["Alder;=1+1", "Alder;'=1+1"],
    ["Alder; @SUM(A1)", "Alder;' @SUM(A1)"],
    ["two\r\nlines", "two lines"],
    ["Line\u2028separator", "Line separator"],
    ["Alder & Sons - Leeds", "Alder & Sons - Leeds"],
    ["a=b; c-d", "a=b; c-d"],
    ["'quoted'", "'quoted'"],
    ["", ""],
  ])("%j becomes %j", (text, harmless) => {
    expect(harmlessText(text)).toBe(harmless);
  });

  it("never begins a formula, whichever separator a spreadsheet takes", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...Array.from("=+-@;,\t\r\n\0 \"'a1＝\u00a0")),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        for (const cell of harmlessText(text).split(/[;\t\r\n]/)) {
          expect(cell.trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
        }
      }),
    );
  });
});

describe("writing CSV", () => {
  it("is UTF-8 without a byte order mark, with CRLF and quotes where they are needed", () => {
    const bytes = csvBytes([
      ["Name", "Text"],
      ["Müller, Söhne", 'say "yes"'],
    ]);
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
      'Name,Text\r\n"Müller, Söhne","say ""yes"""\r\n',
    );
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        const cells = { A: harmlessText(a), B: harmlessText(b) };
        expect(
          readCsv(
            csvBytes([
              ["A", "B"],
              [cells.A, cells.B],
            ]),
          ),
        ).toEqual([cells]);
      }),
    );
  });
});
