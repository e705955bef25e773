import { Frame } from "../evaluate/frame.ts";
import type { CellRange } from "./cell-range.ts";

/** The part of a node that one recalculation needs; stamps tell whether it is of this one. */
export type Visit = { stamp: number; waitsFor: number; needed: boolean };

/** A formula in its cell, as a node of what depends on what. */
export class FormulaCell extends Frame {
  readonly kind = "formula";
  /** Part of a circle of references: its value is 0. */
  circular = false;
  /** Ranges of more than one cell that it reads. */
  ranges: readonly CellRange[] = [];
  stamp = 0;
  waitsFor = 0;
  needed = false;
}
