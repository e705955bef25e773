import { notModelled } from "../../host-error.ts";
import { bottomOf, rightOf } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { CellStyle } from "../../model/cells/cell-value.ts";
import { setColumnWidth } from "../../model/cells/hidden-lines.ts";
import { guardCells } from "../../model/sheet-protection.ts";
import { autofitColumns } from "../../model/cells/autofit.ts";
import { boundedArea } from "../../model/cells/write-cells.ts";
import { STANDARD_HEIGHT_PX, STANDARD_WIDTH_PX } from "../../model/worksheet.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { givenBoolean, givenNumber, givenText } from "../given.ts";

/** The API counts widths in points: 64 pixels are 48. */
const POINTS_PER_PIXEL = 0.75;

/** A part of the looks of a range. What differs between its cells is null, as in Excel. */
abstract class StylePart extends HostNode {
  readonly sheet: Worksheet;
  readonly area: Area;

  constructor(sheet: Worksheet, area: Area) {
    super();
    this.sheet = sheet;
    this.area = area;
  }

  protected shared<T>(read: (style: CellStyle | undefined) => T): T | null {
    const within = boundedArea(this.sheet, this.area);
    const first = read(this.sheet.cells.style(within.top, within.left));
    for (let column = within.left; column < rightOf(within); column++) {
      for (let row = within.top; row < bottomOf(within); row++) {
        if (read(this.sheet.cells.style(row, column)) !== first) return null;
      }
    }
    return first;
  }

  protected restyle(change: CellStyle): void {
    const within = boundedArea(this.sheet, this.area);
    if (this.sheet.protection?.options["allowFormatCells"] !== true) guardCells(this.sheet, within);
    const made = new Map<CellStyle | undefined, CellStyle>();
    this.sheet.change(within, (cells) => {
      for (let column = within.left; column < rightOf(within); column++) {
        for (let row = within.top; row < bottomOf(within); row++) {
          const before = cells.style(row, column);
          const after = made.get(before) ?? { ...before, ...change };
          made.set(before, after);
          cells.setStyle(row, column, after);
        }
      }
    });
  }
}

export class RangeFormatNode extends StylePart {
  static override readonly navigation = ["Fill", "Font", "Protection"];

  get className(): string {
    return "RangeFormat";
  }

  get Fill(): RangeFillNode {
    return new RangeFillNode(this.sheet, this.area);
  }

  get Font(): RangeFontNode {
    return new RangeFontNode(this.sheet, this.area);
  }

  get Protection(): FormatProtectionNode {
    return new FormatProtectionNode(this.sheet, this.area);
  }

  get ColumnWidth(): number | null {
    const width = this.sheet.widthOf(this.area.left);
    for (let column = this.area.left; column < rightOf(this.area); column++) {
      if (this.sheet.widthOf(column) !== width) return null;
    }
    return this.sheet.isColumnHidden(this.area.left) ? 0 : width * POINTS_PER_PIXEL;
  }

  set ColumnWidth(points: unknown) {
    setColumnWidth(this.sheet, this.area, givenNumber(points) / POINTS_PER_PIXEL);
  }

  get RowHeight(): number {
    return STANDARD_HEIGHT_PX * POINTS_PER_PIXEL;
  }

  get HorizontalAlignment(): string | null {
    return this.shared((style) => style?.align ?? "General");
  }

  set HorizontalAlignment(align: unknown) {
    this.restyle({ align: givenText(align) });
  }

  get WrapText(): boolean | null {
    return this.shared((style) => style?.wrap ?? false);
  }

  set WrapText(wrap: unknown) {
    this.restyle({ wrap: givenBoolean(wrap) });
  }

  AutofitColumns(): void {
    autofitColumns(this.sheet, this.area, STANDARD_WIDTH_PX);
  }

  AutofitRows(): void {}
}

export class RangeFillNode extends StylePart {
  get className(): string {
    return "RangeFill";
  }

  get Color(): string | null {
    return this.shared((style) => style?.fill ?? "#FFFFFF");
  }

  set Color(color: unknown) {
    this.restyle({ fill: givenColor(color) });
  }

  Clear(): void {
    this.restyle({ fill: "#FFFFFF" });
  }
}

export class RangeFontNode extends StylePart {
  get className(): string {
    return "RangeFont";
  }

  get Name(): string {
    return "Aptos Narrow";
  }

  get Size(): number {
    return 11;
  }

  get Color(): string | null {
    return this.shared((style) => style?.color ?? "#000000");
  }

  set Color(color: unknown) {
    this.restyle({ color: givenColor(color) });
  }

  get Bold(): boolean | null {
    return this.shared((style) => style?.bold ?? false);
  }

  set Bold(bold: unknown) {
    this.restyle({ bold: givenBoolean(bold) });
  }

  get Italic(): boolean | null {
    return this.shared((style) => style?.italic ?? false);
  }

  set Italic(italic: unknown) {
    this.restyle({ italic: givenBoolean(italic) });
  }

  get Underline(): string | null {
    return this.shared((style) => (style?.underline ? "Single" : "None"));
  }

  set Underline(underline: unknown) {
    this.restyle({ underline: givenText(underline) !== "None" });
  }
}

export class FormatProtectionNode extends StylePart {
  get className(): string {
    return "FormatProtection";
  }

  get Locked(): boolean | null {
    return this.shared((style) => style?.unlocked !== true);
  }

  set Locked(locked: unknown) {
    this.restyle({ unlocked: !givenBoolean(locked) });
  }
}

function givenColor(value: unknown): string {
  const color = givenText(value);
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw notModelled(`the colour ${color}`);
  return color.toUpperCase();
}
