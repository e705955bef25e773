import type { Worksheet } from "../../model/worksheet.ts";
import type { Template } from "../text/template.ts";
import type { Operand } from "./operand.ts";
import { Reference } from "./operand.ts";
import type { Locale, Scalar } from "./scalar.ts";

/** What all formulas of a workbook see beside its cells. */
export type World = { readonly locale: Locale; readonly now: () => Date };

/** What a reference of a formula stands for: cells, a value or error, or the formula behind a name. */
export type Bound = Reference | Scalar | Frame;

/** A formula at its place, with what its references stand for. */
export class Frame {
  readonly world: World;
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
  readonly template: Template;
  bound: readonly Bound[] = [];
  /** Values that LET names. */
  readonly locals: Operand[] = [];

  constructor(world: World, sheet: Worksheet, row: number, column: number, template: Template) {
    this.world = world;
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.template = template;
  }
}

export type Run = (frame: Frame) => Operand;
