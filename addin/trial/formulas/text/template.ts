import { parse, tokenize } from "@borgar/fx";
import type { AstExpression } from "@borgar/fx";
import { compiled } from "../evaluate/compile.ts";
import type { Run } from "../evaluate/frame.ts";
import { UNKNOWN_NAME } from "../evaluate/scalar.ts";
import { functionName } from "../functions/function-name.ts";
import { referenceSpec } from "./reference-spec.ts";
import type { ReferenceSpec } from "./reference-spec.ts";
import { relativeKey } from "./relative-key.ts";
import { shownAs } from "./shown-as.ts";
import type { ShownAs } from "./shown-as.ts";

/** A formula apart from its place: shared by all cells that were filled with it. */
export type Template = {
  readonly run: Run;
  readonly specs: readonly ReferenceSpec[];
  /** The text around the references: one more than there are references. */
  readonly pieces: readonly string[];
  /** Gives another result at another time. */
  readonly volatile: boolean;
  /** Looks at which rows are hidden. */
  readonly seesRows: boolean;
  /** Names tables or defined names, which may come to stand for other cells. */
  readonly usesNames: boolean;
  /** References that are read in the shape of another one: the sum range of SUMIF. */
  readonly reshaped: readonly { readonly of: number; readonly like: number }[];
  readonly shownAs: ShownAs;
};

const VOLATILE = new Set(["TODAY", "NOW", "RAND", "RANDBETWEEN"]);

/** Formulas already understood, by their relative text. */
export class Templates {
  readonly #known = new Map<string, Template>();

  of(formula: string, row: number, column: number): Template {
    const key = relativeKey(formula, row, column);
    const known = this.#known.get(key);
    if (known) return known;
    const made = templateOf(formula, row, column);
    this.#known.set(key, made);
    return made;
  }
}

function templateOf(formula: string, row: number, column: number): Template {
  const specs: ReferenceSpec[] = [];
  const pieces: string[] = [];
  const indexes = new Map<AstExpression, number>();
  const functions = new Set<string>();
  const reshaped: Template["reshaped"][number][] = [];
  let tree: AstExpression | undefined;
  try {
    const tokens = tokenize(formula, { withLocation: true, negativeNumbers: false });
    tree = parse(tokens);
  } catch {
    tree = undefined;
  }
  let end = 0;
  for (const node of tree ? inOrder(tree) : []) {
    if (node.type === "CallExpression") functions.add(functionName(node.callee.name));
    if (node.type !== "ReferenceIdentifier") continue;
    const [from = 0, to = 0] = node.loc ?? [];
    indexes.set(node, specs.length);
    specs.push(referenceSpec(node.value, node.kind, row, column));
    pieces.push(formula.slice(end, from));
    end = to;
  }
  pieces.push(formula.slice(end));
  for (const node of tree ? inOrder(tree) : []) {
    if (node.type !== "CallExpression" || !/^(SUM|AVERAGE)IF$/.test(functionName(node.callee.name)))
      continue;
    const [like, of] = [node.arguments[0], node.arguments[2]].map((part) =>
      part ? indexes.get(part) : undefined,
    );
    if (like !== undefined && of !== undefined) reshaped.push({ of, like });
  }
  return {
    run: tree ? compiled(tree, indexes) : () => UNKNOWN_NAME,
    specs,
    pieces,
    volatile: [...functions].some((name) => VOLATILE.has(name)),
    seesRows: functions.has("SUBTOTAL") || functions.has("AGGREGATE"),
    shownAs: shownAs(tree, indexes),
    usesNames: specs.some(({ kind }) => kind === "table" || kind === "name"),
    reshaped,
  };
}

/** The nodes from left to right as they are written. */
function* inOrder(node: AstExpression): Generator<AstExpression> {
  yield node;
  if (node.type === "LetExpression") {
    for (const { init } of node.declarations) if (init) yield* inOrder(init);
    if (node.body) yield* inOrder(node.body);
  } else if (node.type === "ArrayExpression") {
    for (const element of node.elements.flat()) yield* inOrder(element);
  } else if ("arguments" in node) {
    for (const part of node.arguments) if (part) yield* inOrder(part);
  }
}
