import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { invoicePdf } from "../../../server/documents/invoice-pdf.ts";
import { invoiceView } from "../../../server/documents/invoice-view.ts";
import type { InvoiceView } from "../../../server/documents/invoice-view.ts";
import { sha256Of } from "../../../server/documents/sha256.ts";
import { loadTypeface } from "../../../server/documents/type/typeface.ts";
import type { Typeface } from "../../../server/documents/type/typeface.ts";
import { arbitraryInvoice } from "./arbitrary-invoice.ts";
import { checkPdf } from "./check-pdf.ts";
import { elementsOf, readPdf, withoutSpace } from "./read-pdf.ts";
import type { ReadPdf, TaggedText } from "./read-pdf.ts";
import { sampleInvoice, sampleLine, sampleLogo } from "./sample-issued-invoice.ts";

let typeface: Typeface;
beforeAll(async () => {
  typeface = await loadTypeface(null);
});

const render = (...facts: Parameters<typeof sampleInvoice>) =>
  invoicePdf(sampleInvoice(...facts), typeface);

describe("the document of an invoice", () => {
  test("says everything that the view says, in that order, whatever the invoice", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInvoice, async (invoice) => {
        const view = invoiceView(invoice);
        const pdf = await readPdf(await invoicePdf(invoice, typeface));
        expect(paragraphsOf(pdf)).toBe(expectedParagraphs(view));
        expect(rowsOf(pdf, view)).toEqual(
          view.rows.map((row) => view.shownColumns.map((name) => withoutSpace(row[name]))),
        );
        expectPagesToAddUp(pdf, view);
      }),
      { numRuns: 40 },
    );
  });

  test("is well formed to a reader of another make", async () => {
    const lines = Array.from({ length: 90 }, (_, index) =>
      sampleLine({ description: `Bookkeeping & <review>, week ${index}` }),
    );
    const firm = { ...sampleInvoice().firm, logo: sampleLogo() };
    await checkPdf(await render({ firm, lines }));
    await checkPdf(await render({ isDraft: true, number: null }));
  });

  test("is the same to the byte each time it is made", async () => {
    const firm = { ...sampleInvoice().firm, logo: sampleLogo() };
    const first = await render({ firm });
    const other = await loadTypeface(null);
    expect(sha256Of(await render({ firm }))).toBe(sha256Of(first));
    expect(sha256Of(await invoicePdf(sampleInvoice({ firm }), other))).toBe(sha256Of(first));
    expect(sha256Of(await render({ firm, dueDate: "2026-12-25" }))).not.toBe(sha256Of(first));
  });

  test("is tagged: heading, tables with heads, pictures with a text instead, language and title", async () => {
    const firm = { ...sampleInvoice().firm, logo: sampleLogo() };
    const pdf = await readPdf(await render({ firm, language: "de" }));
    const [page] = pdf.pages;
    const structure = page?.structure ?? [];
    expect(pdf.language).toBe("de-DE");
    expect(pdf.title).toBe("Rechnung INV-0042");
    expect(elementsOf(structure, "H1").map(({ text }) => text)).toEqual(["RechnungINV-0042"]);
    expect(elementsOf(structure, "Figure").map(({ alt }) => alt)).toEqual([
      "Logo von Harbour & Pine Accountants",
      "QR-Code für eine Überweisung von 1.368,30\u00a0EUR an DE89 3704 0044 0532 0130 00",
    ]);
    const [, lines] = elementsOf(structure, "Table");
    expect(elementsOf(lines?.children ?? [], "TH").map(({ text }) => text)).toEqual([
      "Beschreibung",
      "Menge",
      "Einzelpreis",
      "BetragEUR",
    ]);
  });

  test("says on every page of a draft that it is one, and on no other", async () => {
    const lines = Array.from({ length: 60 }, () => sampleLine());
    const draft = await readPdf(await render({ isDraft: true, lines }));
    expect(draft.pages.length).toBeGreaterThan(1);
    for (const page of draft.pages) expect(page.text).toContain("DRAFT");
    const issued = await readPdf(await render({ lines }));
    for (const page of issued.pages) expect(page.text).not.toContain("DRAFT");
  });

  test("hostile names stay text and keep the document whole", async () => {
    const name = `</dc:title>\u202Eevil\u0000 ${"x".repeat(1_000)} (\\) %%EOF`;
    const client = { ...sampleInvoice().client, name, address: ["a\nb", "\u200F"] };
    const firm = { ...sampleInvoice().firm, name: `${name} & Co` };
    const bytes = await render({ client, firm });
    await checkPdf(bytes);
    const pdf = await readPdf(bytes);
    expect(pdf.pages.map(({ text }) => text).join("")).toContain("</dc:title>evil");
  });

  test("keeps the last line on the page of the totals", async () => {
    for (let count = 20; count < 40; count += 1) {
      const pdf = await readPdf(
        await render({ lines: Array.from({ length: count }, () => sampleLine()) }),
      );
      const page = pdf.pages.find(({ text }) => text.includes("Totaldue"));
      const [table] = elementsOf(page?.structure ?? [], "Table").slice(-3);
      expect(elementsOf(table?.children ?? [], "TD").at(-1)?.text).toBe("780.00");
    }
  });
});

/** All that is read out but the tables of lines. */
function paragraphsOf(pdf: ReadPdf): string {
  return pdf.pages.flatMap(({ structure }) => structure.map(withoutLines)).join("");
}

function withoutLines(element: TaggedText): string {
  const isLine = element.role === "TR" && elementsOf(element.children, "TH").length !== 1;
  return isLine ? "" : element.text + element.children.map(withoutLines).join("");
}

function expectedParagraphs(view: InvoiceView): string {
  const { firm, client, payment } = view;
  const labelled = ({ label, value }: { label: string; value: string }) => label + value;
  return withoutSpace(
    [
      firm.name,
      ...firm.lines,
      client.name,
      ...client.lines,
      ...view.facts.map(labelled),
      view.draftMark ?? "",
      view.heading,
      view.reference,
      ...view.totals.map(labelled),
      payment.heading,
      payment.sentence,
      ...payment.details.map(labelled),
      payment.text,
      payment.code?.caption ?? "",
    ].join(""),
  );
}

/** The cells of each line; what goes on over a page is put together again. */
function rowsOf(pdf: ReadPdf, view: InvoiceView): string[][] {
  const rows: string[][] = [];
  for (const { structure } of pdf.pages) rows.push(...linesOn(structure).rows);
  return rows.reduce<string[][]>((whole, cells) => {
    const last = whole.at(-1);
    const isRest = cells.length === 1 && view.shownColumns.length > 1;
    if (isRest && last !== undefined) last[0] = `${last[0]}${cells[0]}`;
    else whole.push(cells);
    return whole;
  }, []);
}

function linesOn(structure: readonly TaggedText[]): { rows: string[][] } {
  const rows = elementsOf(structure, "TR")
    .filter(({ children }) => children.every(({ role }) => role === "TD"))
    .map(({ children }) => children.map(({ text }) => text));
  return { rows };
}

/** Page numbers, and the sums carried from page to page. */
function expectPagesToAddUp(pdf: ReadPdf, view: InvoiceView): void {
  let printed = 0;
  let carried: string | null = null;
  pdf.pages.forEach(({ text, structure }, index) => {
    expect(text).toContain(withoutSpace(view.pageOf(index + 1, pdf.pages.length)));
    if (carried !== null) expect(text).toContain(carried);
    printed += linesOn(structure).rows.filter(
      ({ length }) => length === view.shownColumns.length,
    ).length;
    const sum = view.rows[printed - 1]?.runningTotal ?? "";
    carried = null;
    const isMore = linesOn(pdf.pages[index + 1]?.structure ?? []).rows.length > 0;
    if (printed === 0 || !isMore) return;
    expect(text).toContain(withoutSpace(view.carriedForward + sum));
    carried = withoutSpace(view.broughtForward + sum);
  });
}
