import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import PdfKit from "pdfkit";
import type { IssuedInvoice } from "../../server/domain/issued-invoice.ts";
import { invoicePdf } from "../../server/documents/invoice-pdf.ts";
import { invoiceView } from "../../server/documents/invoice-view.ts";
import { layOutInvoice } from "../../server/documents/layout/lay-out-invoice.ts";
import type { Part, Placed, PlacedPage } from "../../server/documents/layout/placed.ts";
import { logoSize } from "../../server/documents/logo.ts";
import { paymentCodeModules } from "../../server/documents/payment-code.ts";
import { createRenderPool } from "../../server/documents/rendering/render-pool.ts";
import { loadTypeface } from "../../server/documents/type/typeface.ts";
import { billedMonth } from "./client/billed-month.ts";
import { measureRatio, report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const pagesInRound = 40;
const invoicesForPool = 200;
const invoicesForMemory = 5_000;
const mostMegabytes = 300;

/**
 * One-page invoices of 20 lines with logo, embedded fonts and tags, against pdfkit drawing the same page (same logo,
 * same tagging, ready places) with its standard fonts; two threads against one; and what 5,000 of them hold in memory.
 */
export async function bench(): Promise<Ratio[]> {
  const typeface = await loadTypeface(null);
  const invoices = billedMonth(pagesInRound);
  const pages = invoices.map((invoice) =>
    layOutInvoice(invoiceView(invoice), typeface, invoice.firm.logo && logoSize(invoice.firm.logo)),
  );
  const ours = await measureRatio(
    `Drawing ${pagesInRound} invoices on one page each, through pdfkit with standard fonts`,
    2,
    async () => {
      for (const invoice of invoices) await invoicePdf(invoice, typeface);
    },
    async () => {
      for (const [index, invoice] of invoices.entries()) {
        await drawPlainly(invoice, pages[index] ?? []);
      }
    },
  );
  return [ours, await twoThreads(), await memory()];
}

async function twoThreads(): Promise<Ratio> {
  const invoices = billedMonth(invoicesForPool);
  const one = createRenderPool({ workers: 1 });
  const two = createRenderPool({ workers: 2 });
  const drawAll = (pool: typeof one) => async () => {
    for await (const _ of pool.renderAll(invoices));
  };
  try {
    const name = `Drawing ${invoicesForPool} invoices on two threads, through one thread`;
    return await measureRatio(name, 1 / 1.4, drawAll(two), drawAll(one), { rounds: 5 });
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

/** In a process of its own, so that nothing else counts. */
async function memory(): Promise<Ratio> {
  const child = fork(join(import.meta.dirname, "client/draw-invoices.ts"), [
    String(invoicesForMemory),
  ]);
  const [megabytes] = (await once(child, "message")) as [number];
  return report(
    `Memory (MB) of a process that draws ${invoicesForMemory} invoices, through the most allowed`,
    megabytes,
    mostMegabytes,
    1,
  );
}

/** What one would write with pdfkit alone, knowing every place beforehand. */
async function drawPlainly(invoice: IssuedInvoice, pages: readonly PlacedPage[]): Promise<number> {
  const document = new PdfKit({ autoFirstPage: false, margin: 0, pdfVersion: "1.7", tagged: true });
  let size = 0;
  document.on("data", (chunk: Uint8Array) => (size += chunk.byteLength));
  const ended = once(document, "end");
  const root = document.struct("Document");
  document.addStructure(root);
  const elements = new Map<Part, PDFKit.PDFStructureElement>();
  const elementOf = (part: Part): PDFKit.PDFStructureElement => {
    const known = elements.get(part);
    if (known !== undefined) return known;
    const element = document.struct(part.type, part.alt === undefined ? {} : { alt: part.alt });
    elements.set(part, element);
    (part.parent === null ? root : elementOf(part.parent)).add(element);
    return element;
  };
  for (const { items } of pages) {
    document.addPage({ size: "A4", margin: 0 });
    for (const item of items) {
      const draw = () => drawItem(document, item, invoice.firm.logo);
      if (item.part !== null) elementOf(item.part).add(draw);
      else {
        document.markContent("Artifact", { type: "Layout" });
        draw();
        document.endMarkedContent();
      }
    }
  }
  root.end();
  document.end();
  await ended;
  return size;
}

function drawItem(document: PDFKit.PDFDocument, item: Placed, logo: Uint8Array | null): void {
  if (item.kind === "text") {
    const { weight, size, color } = item.style;
    document.font(weight === "regular" ? "Helvetica" : "Helvetica-Bold", size).fillColor(color);
    const place = { lineBreak: false, baseline: "alphabetic" } as const;
    document.text(item.text, item.x, item.baseline, place);
  } else if (item.kind === "rule") {
    document.rect(item.x, item.y, item.width, item.thickness).fill(item.color);
  } else if (item.kind === "logo" && logo !== null) {
    // safe because pdfkit takes any bytes
    document.image(logo as Buffer, item.x, item.y, { width: item.width, height: item.height });
  } else if (item.kind === "code") {
    const rows = paymentCodeModules(item.text);
    const side = item.size / rows.length;
    rows.forEach((row, down) => {
      row.forEach((isDark, across) => {
        if (isDark) document.rect(item.x + across * side, item.y + down * side, side, side);
      });
    });
    document.fill("#000000");
  }
}
