import type { Worksheet } from "../../model/worksheet.ts";
import { Frame } from "../evaluate/frame.ts";
import type { World } from "../evaluate/frame.ts";
import type { Template } from "../text/template.ts";

/** A formula in its cell, as a node of what depends on what. */
export class FormulaCell extends Frame {
  readonly kind = "formula";
  readonly text: string;
  /** Part of a circle of references: its value is 0. */
  circular = false;
  stamp = 0;
  waitsFor = 0;
  needed = false;

  constructor(
    world: World,
    sheet: Worksheet,
    row: number,
    column: number,
    template: Template,
    text: string,
  ) {
    super(world, sheet, row, column, template);
    this.text = text;
  }
}
