import type { Weight } from "../type/typeface.ts";

/** How a text looks; sizes and distances are in points, colours in hex. */
export interface TextStyle {
  weight: Weight;
  size: number;
  /** From one baseline to the next. */
  leading: number;
  color: string;
}

/** A part of the document as a screen reader tells it (PDF structure types). */
export interface Part {
  type: "P" | "H1" | "H2" | "Table" | "TR" | "TH" | "TD" | "Figure";
  parent: Part | null;
  alt?: string;
  /** What a TH is the head of. */
  scope?: "Column" | "Row";
}

/** Something at its place on a page, from the upper left; without a part it is decoration, which is not read out. */
export type Placed = { part: Part | null } & (
  | { kind: "text"; text: string; x: number; baseline: number; style: TextStyle }
  | { kind: "rule"; x: number; y: number; width: number; thickness: number; color: string }
  | { kind: "logo"; x: number; y: number; width: number; height: number }
  | { kind: "code"; text: string; x: number; y: number; size: number }
  | { kind: "watermark"; text: string; style: TextStyle }
);

export interface PlacedPage {
  items: Placed[];
}
