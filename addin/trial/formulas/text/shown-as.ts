import type { AstExpression } from "@borgar/fx";
import { functionName } from "../functions/function-name.ts";

/** The format that Excel gives to a plain cell when a formula is entered: a date's, or that of a reference (by number). */
export type ShownAs = "date" | "date-time" | number | null;

/** Which argument of a function lends its format. */
const LENDING: ReadonlyMap<string, number> = new Map([
  ["SUM", 0],
  ["SUMIFS", 0],
  ["AVERAGE", 0],
  ["AVERAGEIFS", 0],
  ["MIN", 0],
  ["MAX", 0],
  ["MINIFS", 0],
  ["MAXIFS", 0],
  ["ABS", 0],
  ["SUBTOTAL", 1],
]);

export function shownAs(
  node: AstExpression | null | undefined,
  indexes: ReadonlyMap<AstExpression, number>,
): ShownAs {
  switch (node?.type) {
    case "ReferenceIdentifier":
      return indexes.get(node) ?? null;
    case "CallExpression": {
      const name = functionName(node.callee.name);
      if (name === "TODAY" || name === "DATE") return "date";
      if (name === "NOW") return "date-time";
      const lending = LENDING.get(name);
      return lending === undefined ? null : shownAs(node.arguments[lending], indexes);
    }
    case "BinaryExpression": {
      const [left, right] = node.arguments.map((part) => shownAs(part, indexes));
      // the days between two dates are a plain number
      if (node.operator === "-")
        return right === null || right === undefined ? (left ?? null) : null;
      return node.operator === "+" ? (left ?? right ?? null) : null;
    }
    default:
      return null;
  }
}
