import type { TextStyle } from "./placed.ts";

const mm = 72 / 25.4;

/** A4, in points. The address lies where envelopes have their window (DIN 5008, 20 mm and 45 mm from the corner). */
export const paper = {
  width: 595.28,
  height: 841.89,
  left: 20 * mm,
  right: 595.28 - 20 * mm,
  /** Letterhead of the first page. */
  top: 15 * mm,
  window: 46 * mm,
  windowWidth: 85 * mm,
  /** Second column of letterhead and facts. */
  aside: 116 * mm,
  /** Where later pages begin, below their running head. */
  continued: 26 * mm,
  runningHead: 15 * mm,
  bottom: 841.89 - 24 * mm,
  footer: 841.89 - 15 * mm,
} as const;

export const contentWidth = paper.right - paper.left;

const ink = "#16191d";
const grey = "#59616b";
export const hairline = "#cfd4da";
export const strongLine = ink;

function style(weight: TextStyle["weight"], size: number, leading: number, color = ink): TextStyle {
  return { weight, size, leading, color };
}

export const styles = {
  firmName: style("semibold", 16, 20),
  firmNameSmall: style("semibold", 8.5, 12),
  firmLine: style("regular", 8.5, 12, grey),
  sender: style("regular", 6.5, 9, grey),
  clientName: style("semibold", 10.5, 14.5),
  clientLine: style("regular", 10.5, 14.5),
  factLabel: style("regular", 9, 14.5, grey),
  factValue: style("regular", 9, 14.5),
  heading: style("semibold", 20, 26),
  draft: style("semibold", 20, 26, "#b3261e"),
  reference: style("regular", 10.5, 14.5, grey),
  columnHead: style("semibold", 8, 11, grey),
  cell: style("regular", 9, 12.5),
  carried: style("regular", 9, 12.5, grey),
  total: style("regular", 9, 16),
  totalDue: style("semibold", 12, 18),
  sectionHead: style("semibold", 10, 14),
  payment: style("regular", 9, 13.5),
  paymentLabel: style("regular", 9, 13.5, grey),
  caption: style("regular", 7.5, 10, grey),
  footer: style("regular", 7.5, 10, grey),
  watermark: style("semibold", 120, 120, "#f1f2f4"),
} as const;
