import { headerScore } from "./header-score.ts";
import { fields } from "./fields.ts";
import { isBlank } from "./headings.ts";
import type { CellValue } from "../sheet-table.ts";

type Rows = readonly (readonly CellValue[])[];

/** Where the headers of a list stand in a block of cells, counted from its corner. */
export interface FoundHeader {
  row: number;
  /** First and last column of the list. */
  left: number;
  right: number;
  /** Its texts are headers of billing lists, and not only texts in a row. */
  recognised: boolean;
}

/** Rows at the top of a block among which the headers are looked for: titles and notes stand above them. */
export const rowsSearched = 40;
/** Headers in several rows, one above the other, are no further apart than this. */
const rowsOfHeaders = 5;
/** So many empty rows may lie inside a list; more end it. */
const widestGap = 5;

/**
 * The row of headers in a block: the one that names the most fields, below titles and below the wide headings that
 * some sheets put over several columns. Null when no row looks like headers.
 */
export function findHeader(block: Rows): FoundHeader | null {
  const rows = block.slice(0, rowsSearched);
  const width = Math.max(0, ...rows.map((row) => row.length));
  let best: { row: number; named: number } | null = null;
  for (const [row, cells] of rows.entries()) {
    if (best !== null && row > best.row + rowsOfHeaders) break;
    const named = namedFields(cells);
    if (named > (best?.named ?? 1)) best = { row, named };
  }
  if (best !== null) return { row: best.row, ...spanOf(rows, best.row, width), recognised: true };
  const row = rows.findIndex((cells) => looksLikeHeaders(cells, width));
  return row === -1 ? null : { row, left: 0, right: width - 1, recognised: false };
}

/** How many fields a row names, if all that it holds are texts. */
function namedFields(cells: readonly CellValue[]): number {
  const named = new Set<string>();
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (typeof cell !== "string") return 0;
    if (cell.length > 60) continue;
    const field = fields.find((one) => headerScore(cell, one) >= 0.78);
    if (field !== undefined) named.add(field);
  }
  return named.size;
}

/** Headers are texts, and most columns have one; a title stands alone in its row. */
function looksLikeHeaders(cells: readonly CellValue[], width: number): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const enough = width === 1 ? 1 : Math.max(2, width / 2);
  return filled.length >= enough && filled.every((cell) => typeof cell === "string");
}

/** The columns around the headers, up to the first that is empty; a column without a header may hold headings. */
function spanOf(rows: Rows, header: number, width: number): Pick<FoundHeader, "left" | "right"> {
  const used = Array.from({ length: width }, (_, column) =>
    rows.some((row, index) => index >= header && !isBlank(row[column])),
  );
  let [left, right] = [0, -1];
  let most = 0;
  for (let start = 0; start < width; start += 1) {
    let end = start;
    while (end < width && used[end] === true) end += 1;
    const named = namedFields(rows[header]?.slice(start, end) ?? []);
    if (named > most) [left, right, most] = [start, end - 1, named];
    start = Math.max(start, end);
  }
  return { left, right };
}

/** How many of the rows below a list still belong to it: all up to a wide gap, or to headers of another list. */
export function rowsOfSameList(below: Rows, headers: readonly CellValue[]): number {
  let end = 0;
  for (const [index, row] of below.entries()) {
    if (row.every(isBlank)) {
      if (index - end >= widestGap) break;
      continue;
    }
    const again = row.every((cell, column) => cell === (headers[column] ?? null) || isBlank(cell));
    if (!again && namedFields(row) > 2) break;
    end = index + 1;
  }
  return end;
}
