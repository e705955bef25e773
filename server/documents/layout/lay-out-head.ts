import type { InvoiceView } from "../invoice-view.ts";
import { contentWidth, paper, styles } from "./paper.ts";
import type { Part } from "./placed.ts";
import type { Sheets } from "./sheets.ts";

export interface Size {
  width: number;
  height: number;
}

const asideWidth = paper.right - paper.aside;
const largestLogo: Size = { width: 170, height: 56 };

/** Letterhead, the client's address in the window, the facts beside it, and the heading. */
export function layOutHead(sheets: Sheets, view: InvoiceView, logo: Size | null): void {
  const letterheadEnd = layOutLetterhead(sheets, view, logo);
  const windowTop = Math.max(paper.window, letterheadEnd + 16);
  sheets.y = windowTop;
  layOutAddress(sheets, view);
  const isOnOnePage = sheets.pages.length === 1;
  const factsEnd = layOutFacts(sheets, view, isOnOnePage ? windowTop + 12 : sheets.y + 12);
  sheets.y = Math.max(sheets.y, factsEnd);
  layOutHeading(sheets, view);
}

function layOutLetterhead(sheets: Sheets, view: InvoiceView, logo: Size | null): number {
  const { firm } = view;
  const part = paragraph();
  let left = paper.top;
  let right = paper.top;
  const aside = { x: paper.aside, width: asideWidth, part };
  if (logo === null) {
    const box = { x: paper.left, width: paper.aside - paper.left - 20, style: styles.firmName };
    left = sheets.linesAt(firm.name, left - 3, { ...box, part });
  } else {
    const { width, height } = fitted(logo, largestLogo);
    const figure: Part = { type: "Figure", parent: null, alt: firm.logoAlt };
    sheets.place({ kind: "logo", x: paper.left, y: left, width, height, part: figure });
    left += height;
    right = sheets.linesAt(firm.name, right, { ...aside, style: styles.firmNameSmall });
  }
  for (const line of firm.lines) {
    right = sheets.linesAt(line, right, { ...aside, style: styles.firmLine });
  }
  return Math.max(left, right);
}

function layOutAddress(sheets: Sheets, { firm, client }: InvoiceView): void {
  const box = { x: paper.left, width: paper.windowWidth };
  sheets.flow(firm.sender, { ...box, style: styles.sender, part: null });
  sheets.y += 5;
  const part = paragraph();
  sheets.flow(client.name, { ...box, style: styles.clientName, part });
  for (const line of client.lines) sheets.flow(line, { ...box, style: styles.clientLine, part });
}

/** Number, dates and the like: a table of two columns without lines. */
function layOutFacts(sheets: Sheets, { facts }: InvoiceView, top: number): number {
  const table: Part = { type: "Table", parent: null };
  let y = top;
  for (const { label, value } of facts) {
    const row: Part = { type: "TR", parent: table };
    const labelWidth = Math.min(sheets.widthOf(label, styles.factLabel), asideWidth / 2);
    const head: Part = { type: "TH", parent: row, scope: "Row" };
    const labelEnd = sheets.linesAt(label, y, {
      x: paper.aside,
      width: labelWidth + 0.1,
      style: styles.factLabel,
      part: head,
    });
    const valueEnd = sheets.linesAt(value, y, {
      x: paper.aside + labelWidth + 10,
      width: asideWidth - labelWidth - 10,
      style: styles.factValue,
      part: { type: "TD", parent: row },
      align: "right",
    });
    y = Math.max(labelEnd, valueEnd);
  }
  return y;
}

function layOutHeading(sheets: Sheets, view: InvoiceView): void {
  const { heading } = view;
  const draftMark = view.draftMark ?? "";
  sheets.y += 30;
  sheets.makeRoom(90);
  const part: Part = { type: "H1", parent: null };
  const markWidth = draftMark === "" ? 0 : sheets.widthOf(draftMark, styles.draft);
  const width = contentWidth - markWidth - 20;
  const y = sheets.y;
  if (draftMark !== "") {
    const box = { x: paper.left, width: contentWidth, style: styles.draft, part: paragraph() };
    sheets.line(draftMark, y, { ...box, align: "right" });
  }
  sheets.flow(heading, { x: paper.left, width, style: styles.heading, part });
  if (view.reference !== "") {
    sheets.y += 2;
    const box = { x: paper.left, width: contentWidth, style: styles.reference };
    sheets.flow(view.reference, { ...box, part: paragraph() });
  }
  sheets.y += 14;
}

function paragraph(): Part {
  return { type: "P", parent: null };
}

function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(most.width / width, most.height / height, 1);
  return { width: width * scale, height: height * scale };
}
