import { columnNumber } from "./corner.ts";

/**
 * Texts in quotes, names in brackets and quotes, numbers, then words. Only what can be nothing but a cell is taken as
 * one: no letter, digit, bracket or "!" behind it.
 */
const PARTS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\p{L}\p{N}_.\\$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.\\(!])|(?<![\p{L}\p{N}_.\\$])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.\\(!])|[\p{L}\p{N}_.\\]+/gu;

/** A formula with its cells told by their distance: equal for `=A1*2` in B1 and `=A2*2` in B2. */
export function relativeKey(formula: string, row: number, column: number): string {
  return formula.replaceAll(
    PARTS,
    (
      part: string,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string | undefined,
      digits: string | undefined,
      fixedFirst: string | undefined,
      first: string | undefined,
      fixedLast: string | undefined,
      last: string | undefined,
    ) => {
      if (first !== undefined && last !== undefined) {
        return `\u0002${lineKey(first, fixedFirst, row)},${lineKey(last, fixedLast, row)}\u0002`;
      }
      if (letters === undefined || digits === undefined) return part;
      const place = columnNumber(letters);
      return `\u0001${fixedColumn ? `$${place}` : place - column},${lineKey(digits, fixedRow, row)}\u0001`;
    },
  );
}

const lineKey = (digits: string, fixed: string | undefined, row: number): string =>
  fixed ? `$${digits}` : String(Number(digits) - 1 - row);
