import { fontRuns } from "../type/font-runs.ts";
import type { Typeface } from "../type/typeface.ts";
import { wrapText } from "../type/wrap-text.ts";
import { paper } from "./paper.ts";
import type { Part, Placed, PlacedPage, TextStyle } from "./placed.ts";

/** A column of text: its place, and how it is set in it. */
export interface TextBox {
  x: number;
  width: number;
  style: TextStyle;
  part: Part | null;
  align?: "left" | "right";
}

/** The pages while they are being filled, from top to bottom. */
export class Sheets {
  readonly pages: PlacedPage[] = [{ items: [] }];
  /** Where the next thing begins on the last page. */
  y: number = paper.top;
  readonly typeface: Typeface;

  constructor(typeface: Typeface) {
    this.typeface = typeface;
  }

  widthOf(text: string, { weight, size }: TextStyle): number {
    const runs = fontRuns(text, weight, this.typeface);
    return size * runs.reduce((width, run) => width + run.font.widthOf(run.text), 0);
  }

  wrap(text: string, width: number, style: TextStyle): string[] {
    return wrapText(text, width, (part) => this.widthOf(part, style));
  }

  place(item: Placed): void {
    this.pages.at(-1)?.items.push(item);
  }

  /** One line whose top is at `y`; capitals stand in its middle. */
  line(text: string, y: number, { x, width, style, part, align }: TextBox): void {
    if (text === "") return;
    const shift = align === "right" ? width - this.widthOf(text, style) : 0;
    const baseline = y + style.leading / 2 + style.size * 0.36;
    this.place({ kind: "text", text, x: x + shift, baseline, style, part });
  }

  rule(y: number, x: number, width: number, thickness: number, color: string): void {
    this.place({ kind: "rule", x, y, width, thickness, color, part: null });
  }

  /** Wrapped lines from `y` on, on this page only; where the next would begin. */
  linesAt(text: string, y: number, box: TextBox): number {
    let next = y;
    for (const line of this.wrap(text, box.width, box.style)) {
      this.line(line, next, box);
      next += box.style.leading;
    }
    return next;
  }

  /** Wrapped lines from where we are, over as many pages as they take. */
  flow(text: string, box: TextBox): void {
    for (const line of this.wrap(text, box.width, box.style)) {
      this.makeRoom(box.style.leading);
      this.line(line, this.y, box);
      this.y += box.style.leading;
    }
  }

  /** As much of a text as one line holds. */
  shortened(text: string, width: number, style: TextStyle): string {
    const [first = "", ...rest] = this.wrap(text, width, style);
    if (rest.length === 0) return first;
    const [short = ""] = this.wrap(text, width - this.widthOf("…", style), style);
    return `${short}…`;
  }

  get room(): number {
    return paper.bottom - this.y;
  }

  /** A new page unless there is that much room left on this one. */
  makeRoom(height: number): void {
    if (this.room < height) this.nextPage();
  }

  nextPage(): void {
    this.pages.push({ items: [] });
    this.y = paper.continued;
  }
}
