import PdfKit from "pdfkit";
import type { IssuedInvoice } from "../domain/issued-invoice.ts";
import { drawPages } from "./draw-pages.ts";
import { invoiceView } from "./invoice-view.ts";
import { layOutInvoice } from "./layout/lay-out-invoice.ts";
import { paper } from "./layout/paper.ts";
import { logoSize } from "./logo.ts";
import type { Typeface } from "./type/typeface.ts";

/** The document of an invoice. The same facts and the same fonts give the same bytes. */
export async function invoicePdf(
  invoice: IssuedInvoice,
  typeface: Typeface,
): Promise<Uint8Array<ArrayBuffer>> {
  const view = invoiceView(invoice);
  const { logo } = invoice.firm;
  const pages = layOutInvoice(view, typeface, logo && logoSize(logo));
  const madeAt = new Date(`${invoice.invoiceDate}T00:00:00Z`);
  const document = new TaggedDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    font: "",
    pdfVersion: "1.7",
    tagged: true,
    lang: view.locale,
    displayTitle: true,
    info: {
      Title: view.title,
      Author: view.firm.name,
      Creator: "Billing Runs for Excel",
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.once("end", resolve);
    document.once("error", reject);
  });
  drawPages(document, pages, { typeface, logo });
  document.end();
  await ended;
  return joined(chunks);
}

/** pdfkit writes the same texts into XML without escaping them. */
class TaggedDocument extends PdfKit {
  override endMetadata(): void {
    const escape = (text: string) =>
      text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    this.info.Title = escape(this.info.Title ?? "");
    this.info.Author = escape(this.info.Author ?? "");
    super.endMetadata();
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
