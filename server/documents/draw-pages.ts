import { paper } from "./layout/paper.ts";
import type { Part, Placed, PlacedPage, TextStyle } from "./layout/placed.ts";
import { paymentCodeModules } from "./payment-code.ts";
import { fontRuns } from "./type/font-runs.ts";
import type { Typeface } from "./type/typeface.ts";

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

interface Means {
  typeface: Typeface;
  logo: Uint8Array | null;
}

/** Draws what was laid out, each part into its element of the document's structure. */
export function drawPages(document: Document, pages: readonly PlacedPage[], means: Means): void {
  const { regular, semibold, extra } = means.typeface;
  for (const shared of [regular, semibold, extra]) {
    if (shared !== null) document.registerFont(shared.name, fontSource(shared.font));
  }
  const elements = new Map<Part, Element>();
  const root = document.struct("Document");
  document.addStructure(root);

  function elementOf(part: Part): Element {
    let element = elements.get(part);
    if (element === undefined) {
      element = document.struct(part.type, {
        ...(part.alt === undefined ? {} : { alt: part.alt }),
        ...(part.scope === undefined ? {} : { scope: part.scope }),
      });
      (part.parent === null ? root : elementOf(part.parent)).add(element);
      elements.set(part, element);
    }
    return element;
  }

  for (const page of pages) {
    document.addPage();
    for (const items of byPart(page.items)) {
      const draw = () => items.forEach((item) => drawItem(document, item, means));
      const part = items[0]?.part ?? null;
      if (part !== null) {
        elementOf(part).add(draw);
        continue;
      }
      document.markContent("Artifact", { type: "Layout" });
      draw();
      document.endMarkedContent();
    }
  }
  root.end();
}

/** Neighbours of the same part, together. */
function byPart(items: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group?.[0]?.part === item.part) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

function drawItem(document: Document, item: Placed, { typeface, logo }: Means): void {
  switch (item.kind) {
    case "text":
      drawText(document, item, typeface);
      return;
    case "rule": {
      const { x, y, width, thickness, color } = item;
      document.rect(x, y - thickness / 2, width, thickness).fill(color);
      return;
    }
    case "logo": {
      const { x, y, width, height } = item;
      // safe because only a logo that can be read is laid out
      if (logo !== null) document.image(logo as Buffer, x, y, { width, height });
      return;
    }
    case "code":
      drawCode(document, item);
      return;
    case "watermark":
      drawWatermark(document, item, typeface);
  }
}

interface PlacedText {
  text: string;
  x: number;
  baseline: number;
  style: TextStyle;
}

function drawText(
  document: Document,
  { text, x, baseline, style }: PlacedText,
  typeface: Typeface,
) {
  let left = x;
  document.fillColor(style.color);
  for (const run of fontRuns(text, style.weight, typeface)) {
    document.font(run.font.name, style.size);
    document.text(run.text, left, baseline, { lineBreak: false, baseline: "alphabetic" });
    left += style.size * run.font.widthOf(run.text);
  }
}

/** Squares of a row that touch are one rectangle, so that no hairline shows between them. */
function drawCode(
  document: Document,
  { text, x, y, size }: { text: string; x: number; y: number; size: number },
): void {
  const rows = paymentCodeModules(text);
  const side = size / rows.length;
  rows.forEach((row, down) => {
    let across = 0;
    while (across < row.length) {
      const start = across;
      while (row[across] === true) across += 1;
      if (across > start) {
        document.rect(x + start * side, y + down * side, (across - start) * side, side);
      }
      across += 1;
    }
  });
  document.fill("#000000");
}

function drawWatermark(
  document: Document,
  { text, style }: { text: string; style: TextStyle },
  typeface: Typeface,
): void {
  const width = style.size * typeface[style.weight].widthOf(text);
  const size = Math.min(style.size, (style.size * 620) / width);
  const centre = { x: paper.width / 2, y: paper.height / 2 };
  document.save();
  document.rotate(-50, { origin: [centre.x, centre.y] });
  const x = centre.x - (width * size) / style.size / 2;
  drawText(
    document,
    { text, x, baseline: centre.y + size / 3, style: { ...style, size } },
    typeface,
  );
  document.restore();
}

/** pdfkit takes a font that was parsed before; its types do not say so. */
function fontSource(font: object): string {
  // safe because pdfkit uses whatever has a `layout` as a font
  return font as unknown as string;
}
