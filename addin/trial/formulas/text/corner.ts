import { MAX_COLUMNS, MAX_ROWS } from "../../model/cells/area.ts";
import { columnLetters } from "../../model/cells/a1.ts";

/** Column letters as a number from 0. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let index = 0; index < letters.length; index++) {
    number = number * 26 + (letters.charCodeAt(index) & 31);
  }
  return number - 1;
}

/** A row or column of a reference: its distance from the formula's cell, or when fixed the line itself; `sign` is "$" or "". */
export type Line = { readonly fixed: boolean; readonly at: number; readonly sign: string };

export const lineAt = ({ fixed, at }: Line, own: number): number => (fixed ? at : own + at);

export const isRowOnSheet = (row: number): boolean => row >= 0 && row < MAX_ROWS;
export const isColumnOnSheet = (column: number): boolean => column >= 0 && column < MAX_COLUMNS;

export const rowText = (row: number, { sign }: Line): string => `${sign}${row + 1}`;
export const columnText = (column: number, { sign }: Line): string =>
  `${sign}${columnLetters(column)}`;
