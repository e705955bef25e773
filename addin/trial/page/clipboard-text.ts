import { bottomOf, rightOf } from "../model/cells/area.ts";
import type { Area } from "../model/cells/area.ts";
import type { Worksheet } from "../model/worksheet.ts";

/** A selection as Excel puts it on the clipboard: shown texts, tabs between cells, hidden rows left out. */
export function copiedText(sheet: Worksheet, from: Area): string {
  const lines: string[] = [];
  for (let row = from.top; row < bottomOf(from); row++) {
    if (sheet.isRowHidden(row)) continue;
    const cells: string[] = [];
    for (let column = from.left; column < rightOf(from); column++) {
      if (!sheet.isColumnHidden(column)) cells.push(quoted(sheet.text(row, column)));
    }
    lines.push(cells.join("\t"));
  }
  return lines.join("\r\n");
}

const quoted = (text: string): string =>
  /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows of cells of a clipboard's text; quotes hold tabs and line breaks together. */
export function pastedRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, raw = "", end = ""] = match;
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  if (rows.length > 1 && rows.at(-1)?.every((value) => value === "")) rows.pop();
  return rows;
}
