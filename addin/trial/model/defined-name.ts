import type { Area } from "./cells/area.ts";
import type { Worksheet } from "./worksheet.ts";

/** A name for a range or a constant; it follows its range through inserts and deletes. */
export class DefinedName {
  readonly name: string;
  /** The sheet it belongs to; null for the workbook. */
  readonly scope: Worksheet | null;
  target: { readonly sheet: Worksheet; readonly area: Area } | null;
  /** What a name without a range stands for, or `#REF!` after its cells were deleted. */
  text: string;
  comment: string;
  visible = true;

  constructor(
    name: string,
    scope: Worksheet | null,
    target: { readonly sheet: Worksheet; readonly area: Area } | string,
    comment = "",
  ) {
    this.name = name;
    this.scope = scope;
    this.target = typeof target === "string" ? null : target;
    this.text = typeof target === "string" ? target : "";
    this.comment = comment;
  }
}
