import { columnNumber } from "./corner.ts";

/**
 * Texts in quotes, names in brackets and quotes, numbers, then words. Only what can be nothing but a cell is taken as
 * one: no letter, digit, bracket or "!" behind it.
 */
const PARTS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\p{L}\p{N}_.\\$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.\\(!])|[\p{L}\p{N}_.\\]+/gu;

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
    ) => {
      if (letters === undefined || digits === undefined) return part;
      const place = columnNumber(letters);
      const line = Number(digits) - 1;
      return `\u0001${fixedColumn ? `$${place}` : place - column},${fixedRow ? `$${line}` : line - row}\u0001`;
    },
  );
}
