import { MAX_COLUMNS, MAX_ROWS, isOnSheet, isWholeColumns, isWholeRows } from "./area.ts";
import type { Area } from "./area.ts";

/** 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

const CORNER = String.raw`\$?([A-Z]{1,3})?\$?(\d{1,7})?`;
const ADDRESS = new RegExp(`^${CORNER}(?::${CORNER})?$`, "i");

/** "B2", "$B$2:C4", "B:C" or "2:4" as an area; null when it is no address on a sheet. */
export function areaOfAddress(text: string): Area | null {
  const match = ADDRESS.exec(text.trim());
  if (!match) return null;
  const [, firstColumn, firstRow, lastColumn, lastRow] = match;
  const pair = text.includes(":");
  if (!firstColumn && !firstRow) return null;
  if (!pair && !(firstColumn && firstRow)) return null;
  if (pair && Boolean(firstColumn) !== Boolean(lastColumn)) return null;
  if (pair && Boolean(firstRow) !== Boolean(lastRow)) return null;
  const rowA = firstRow ? Number(firstRow) - 1 : 0;
  const rowB = pair ? (lastRow ? Number(lastRow) - 1 : MAX_ROWS - 1) : rowA;
  const columnA = firstColumn ? columnNumber(firstColumn) : 0;
  const columnB = pair ? (lastColumn ? columnNumber(lastColumn) : MAX_COLUMNS - 1) : columnA;
  const found: Area = {
    top: Math.min(rowA, rowB),
    left: Math.min(columnA, columnB),
    rows: Math.abs(rowA - rowB) + 1,
    columns: Math.abs(columnA - columnB) + 1,
  };
  return isOnSheet(found) ? found : null;
}

/** The address without the sheet, as Excel writes it. */
export function addressOf(of: Area): string {
  const { top, left, rows, columns } = of;
  if (isWholeColumns(of)) return `${columnLetters(left)}:${columnLetters(left + columns - 1)}`;
  if (isWholeRows(of)) return `${top + 1}:${top + rows}`;
  const first = `${columnLetters(left)}${top + 1}`;
  const last = `${columnLetters(left + columns - 1)}${top + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** A sheet's name as it stands before the "!" of an address. */
export function quotedSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && areaOfAddress(name) === null;
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** "'My sheet'!A1" → sheet and the rest; no sheet when there is no "!". */
export function splitAddress(text: string): { sheetName: string | null; rest: string } {
  const bang = text.lastIndexOf("!");
  if (bang < 0) return { sheetName: null, rest: text };
  const sheetName = text
    .slice(0, bang)
    .replace(/^'(.*)'$/, "$1")
    .replaceAll("''", "'");
  return { sheetName, rest: text.slice(bang + 1) };
}
