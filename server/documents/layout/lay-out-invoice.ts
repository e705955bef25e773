import type { InvoiceView } from "../invoice-view.ts";
import type { Typeface } from "../type/typeface.ts";
import { layOutPayment, layOutTotals, totalsHeight } from "./lay-out-closing.ts";
import { layOutHead } from "./lay-out-head.ts";
import type { Size } from "./lay-out-head.ts";
import { layOutTable } from "./lay-out-table.ts";
import { contentWidth, hairline, paper, styles } from "./paper.ts";
import type { PlacedPage } from "./placed.ts";
import { Sheets } from "./sheets.ts";

/** Every text of the view at its place: pure, so that it can be looked at without a PDF. */
export function layOutInvoice(
  view: InvoiceView,
  typeface: Typeface,
  logo: Size | null,
): PlacedPage[] {
  const sheets = new Sheets(typeface);
  layOutHead(sheets, view, logo);
  layOutTable(sheets, view, totalsHeight(sheets, view));
  layOutTotals(sheets, view);
  layOutPayment(sheets, view);
  return sheets.pages.map((page, index) => ({
    items: [...watermark(view), ...page.items, ...margins(sheets, view, index + 1)],
  }));
}

function watermark({ draftMark }: InvoiceView): PlacedPage["items"] {
  if (draftMark === null) return [];
  return [{ kind: "watermark", text: draftMark, style: styles.watermark, part: null }];
}

/** What each page says outside its content: head of later pages, firm and page number below. */
function margins(sheets: Sheets, view: InvoiceView, page: number): PlacedPage["items"] {
  const own = new Sheets(sheets.typeface);
  const numberText = view.pageOf(page, sheets.pages.length);
  const style = styles.footer;
  const numberWidth = own.widthOf(numberText, style);
  const full = { x: paper.left, width: contentWidth, style, part: null };
  if (page > 1) {
    const nameWidth = contentWidth / 2 - 10;
    own.line(own.shortened(view.firm.name, nameWidth, style), paper.runningHead, full);
    const head = own.shortened(view.runningHead, nameWidth, style);
    own.line(head, paper.runningHead, { ...full, align: "right" });
  }
  own.rule(paper.footer - 6, paper.left, contentWidth, 0.5, hairline);
  const footer = own.shortened(view.footer, contentWidth - numberWidth - 20, style);
  own.line(footer, paper.footer, full);
  own.line(numberText, paper.footer, { ...full, align: "right" });
  return own.pages[0]?.items ?? [];
}
