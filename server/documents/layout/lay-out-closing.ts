import type { InvoiceView, TotalRow } from "../invoice-view.ts";
import { contentWidth, hairline, paper, strongLine, styles } from "./paper.ts";
import type { Part } from "./placed.ts";
import type { Sheets } from "./sheets.ts";

const totalsWidth = 250;
const totalsX = paper.right - totalsWidth;
const codeSize = 84;
const codeColumn = 110;
const sectionGap = 30;

/** Height of the totals, which stay together with the last line. */
export function totalsHeight(sheets: Sheets, view: InvoiceView): number {
  return 12 + view.totals.reduce((sum, row) => sum + totalHeight(sheets, row), 0);
}

/** Totals with the tax summary, to the right. */
export function layOutTotals(sheets: Sheets, view: InvoiceView): void {
  const table: Part = { type: "Table", parent: null };
  sheets.y += 8;
  view.totals.forEach((row, index) => {
    sheets.makeRoom(totalHeight(sheets, row));
    const part: Part = { type: "TR", parent: table };
    const style = row.isDue ? styles.totalDue : styles.total;
    if (row.isDue && index > 0) {
      sheets.y += 4;
      sheets.rule(sheets.y, totalsX, totalsWidth, 0.75, strongLine);
      sheets.y += 4;
    }
    const { width, lines } = totalLabel(sheets, row);
    const head: Part = { type: "TH", parent: part, scope: "Row" };
    const top = sheets.y;
    lines.forEach((line, at) => {
      const y = top + at * style.leading;
      sheets.line(line, y, { x: totalsX, width, style, part: head });
    });
    const y = top + (lines.length - 1) * style.leading;
    const value = { x: totalsX, width: totalsWidth, style, part: { type: "TD", parent: part } };
    sheets.line(row.value, y, { ...value, part: { type: "TD", parent: part }, align: "right" });
    sheets.y = y + style.leading;
  });
}

function totalLabel(sheets: Sheets, row: TotalRow): { width: number; lines: string[] } {
  const style = row.isDue ? styles.totalDue : styles.total;
  const width = totalsWidth - sheets.widthOf(row.value, style) - 16;
  return { width, lines: sheets.wrap(row.label, width, style) };
}

function totalHeight(sheets: Sheets, row: TotalRow): number {
  const { leading } = row.isDue ? styles.totalDue : styles.total;
  return totalLabel(sheets, row).lines.length * leading + (row.isDue ? 8 : 0);
}

/** How to pay: sentence, account, the firm's own words, and the code for a bank's app beside them. */
export function layOutPayment(sheets: Sheets, { payment }: InvoiceView): void {
  const { heading, sentence, details, text, code } = payment;
  const width = code === null ? contentWidth : contentWidth - codeColumn - 20;
  const codeHeight = codeSize + 8 + styles.caption.leading;
  const heights = details.length * styles.payment.leading + styles.sectionHead.leading + 30;
  sheets.makeRoom(sectionGap + 14 + Math.max(code === null ? 0 : codeHeight, heights));
  sheets.y += sectionGap;
  sheets.rule(sheets.y, paper.left, contentWidth, 0.5, hairline);
  sheets.y += 14;
  const top = sheets.y;
  const page = sheets.pages.length;
  const box = { x: paper.left, width };
  sheets.flow(heading, { ...box, style: styles.sectionHead, part: { type: "H2", parent: null } });
  sheets.y += 3;
  sheets.flow(sentence, { ...box, style: styles.payment, part: { type: "P", parent: null } });
  if (details.length > 0) layOutDetails(sheets, payment, width);
  if (text !== "") {
    sheets.y += 6;
    sheets.flow(text, { ...box, style: styles.payment, part: { type: "P", parent: null } });
  }
  if (code === null || sheets.pages.length > page) return;
  layOutCode(sheets, code, top);
  sheets.y = Math.max(sheets.y, top + codeHeight);
}

function layOutDetails(sheets: Sheets, { details }: InvoiceView["payment"], width: number): void {
  const table: Part = { type: "Table", parent: null };
  const labels = details.map(({ label }) => sheets.widthOf(label, styles.paymentLabel));
  const labelWidth = Math.min(Math.max(...labels), width / 2) + 18;
  sheets.y += 6;
  for (const { label, value } of details) {
    const row: Part = { type: "TR", parent: table };
    sheets.makeRoom(styles.payment.leading);
    const head = { type: "TH", parent: row, scope: "Row" } as const;
    const labelBox = { x: paper.left, width: labelWidth - 18, style: styles.paymentLabel };
    sheets.line(label, sheets.y, { ...labelBox, part: head });
    sheets.flow(value, {
      x: paper.left + labelWidth,
      width: width - labelWidth,
      style: styles.payment,
      part: { type: "TD", parent: row },
    });
  }
}

function layOutCode(
  sheets: Sheets,
  code: NonNullable<InvoiceView["payment"]["code"]>,
  top: number,
): void {
  const part: Part = { type: "Figure", parent: null, alt: code.alt };
  const x = paper.right - codeSize;
  sheets.place({ kind: "code", text: code.text, x, y: top, size: codeSize, part });
  const caption = {
    x: paper.right - codeColumn,
    width: codeColumn,
    style: styles.caption,
    part: { type: "P", parent: null } as const,
  };
  sheets.line(code.caption, top + codeSize + 5, { ...caption, align: "right" });
}
