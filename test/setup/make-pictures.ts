import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { invoicePdf } from "../../server/documents/invoice-pdf.ts";
import { loadTypeface } from "../../server/documents/type/typeface.ts";
import type { IssuedInvoice } from "../../server/domain/issued-invoice.ts";
import {
  sampleInvoice,
  sampleLine,
  sampleLogo,
} from "../server/documents/sample-issued-invoice.ts";

/** `npm run pictures` draws these pages anew after a change of the layout: look at them before they are committed. */
const folder = join(import.meta.dirname, "../server/documents/pictures");
const scale = 1.25;

const firm = { ...sampleInvoice().firm, logo: sampleLogo() };
const lines = Array.from({ length: 34 }, (_, index) =>
  sampleLine({
    description:
      index % 6 === 0
        ? `Abstimmung der Vorräte mit der Geschäftsführung, Termin ${index + 1}, und Rückfragen des Finanzamts Köln-Mitte`
        : `Buchführung, Woche ${index + 1}`,
    ...(index % 7 === 3 ? { taxCode: "R", ratesPpm: [70_000] } : { ratesPpm: [190_000] }),
  }),
);
const reducedMinor = lines.filter(({ taxCode }) => taxCode === "R").length * 78_000;
const fullMinor = lines.length * 78_000 - reducedMinor;
const taxes = [
  {
    taxCode: "R",
    name: "USt",
    ratePpm: 70_000,
    taxableMinor: reducedMinor,
    taxMinor: Math.round(reducedMinor * 0.07),
  },
  {
    taxCode: "S",
    name: "USt",
    ratePpm: 190_000,
    taxableMinor: fullMinor,
    taxMinor: Math.round(fullMinor * 0.19),
  },
];
const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
const netMinor = reducedMinor + fullMinor;

const pictures: readonly { file: string; page: number; invoice: IssuedInvoice }[] = [
  {
    file: "one-page-english.png",
    page: 1,
    invoice: sampleInvoice({ firm, reference: "Year end 2026, statutory accounts" }),
  },
  {
    file: "last-page-german.png",
    page: 2,
    invoice: sampleInvoice({
      language: "de",
      firm: { ...firm, paymentText: "Vielen Dank für Ihr Vertrauen." },
      lines,
      taxes,
      netMinor,
      taxMinor,
      grossMinor: netMinor + taxMinor,
    }),
  },
];

/** In Node, pdfjs draws on a canvas of its own. */
interface NodeCanvas {
  canvas: HTMLCanvasElement & { toBuffer(type: "image/png"): Buffer };
}

const typeface = await loadTypeface(null);
await mkdir(folder, { recursive: true });
for (const { file, page: number, invoice } of pictures) {
  const task = getDocument({ data: await invoicePdf(invoice, typeface), verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale });
  // safe because pdfjs makes such a canvas in Node; its types say only "object"
  const factory = document.canvasFactory as { create(width: number, height: number): NodeCanvas };
  const { canvas } = factory.create(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas, viewport }).promise;
  await writeFile(join(folder, file), canvas.toBuffer("image/png"));
  await task.destroy();
}
