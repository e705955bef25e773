import type { AstExpression, CallExpression } from "@borgar/fx";
import { errorOf } from "../../model/cells/cell-value.ts";
import { boundingArea } from "../../model/cells/area.ts";
import { functionNamed } from "../functions/function-table.ts";
import { functionName } from "../functions/function-name.ts";
import { Frame } from "./frame.ts";
import type { Run } from "./frame.ts";
import { Matrix, Reference, Union, cellAt, isGrid, lifted } from "./operand.ts";
import type { Operand } from "./operand.ts";
import { binaryRun, unaryRun, withoutResidue } from "./operators.ts";
import type { Scalar } from "./scalar.ts";
import {
  EMPTY_INTERSECTION,
  LOST_REFERENCE,
  UNKNOWN_NAME,
  WRONG_VALUE,
  isFault,
} from "./scalar.ts";

type Indexes = ReadonlyMap<AstExpression, number>;
type Scope = ReadonlyMap<string, number>;

/** A parsed formula as one function of its place. */
export function compiled(tree: AstExpression, indexes: Indexes): Run {
  const compiler = new Compiler(indexes);
  if (tree.type === "BinaryExpression" && (tree.operator === "+" || tree.operator === "-")) {
    return compiler.binary(tree.operator, tree.arguments, new Map(), true);
  }
  return compiler.value(tree, new Map());
}

class Compiler {
  readonly #indexes: Indexes;
  #slots = 0;

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
  }

  /** A single cell gives its value; a larger range stays a range. */
  value(node: AstExpression | null | undefined, scope: Scope): Run {
    const run = this.operand(node, scope);
    if (
      node?.type === "Literal" ||
      node?.type === "UnaryExpression" ||
      node?.type === "BinaryExpression"
    )
      return run;
    return (frame) => {
      const operand = run(frame);
      if (!(operand instanceof Reference)) return operand;
      return operand.rows === 1 && operand.columns === 1
        ? cellAt(operand.sheet, operand.top, operand.left)
        : operand;
    };
  }

  /** References stay references. */
  operand(node: AstExpression | null | undefined, scope: Scope): Run {
    if (!node) return () => null;
    switch (node.type) {
      case "Literal": {
        const { value } = node;
        return () => value;
      }
      case "ErrorLiteral": {
        const error = errorOf(node.value) ?? WRONG_VALUE;
        return () => error;
      }
      case "ReferenceIdentifier":
        return this.#reference(node, scope);
      case "UnaryExpression":
        return this.#unary(node.operator, node.arguments[0], scope);
      case "BinaryExpression":
        return this.binary(node.operator, node.arguments, scope, false);
      case "CallExpression":
        return this.#call(node, scope);
      case "ArrayExpression":
        return this.#array(node.elements, scope);
      case "LetExpression":
        return this.#let(node, scope);
      default:
        return () => UNKNOWN_NAME;
    }
  }

  #reference(node: AstExpression & { type: "ReferenceIdentifier" }, scope: Scope): Run {
    const slot = node.kind === "name" ? scope.get(node.value.toLowerCase()) : undefined;
    if (slot !== undefined) return (frame) => frame.locals[slot] ?? null;
    const index = this.#indexes.get(node) ?? -1;
    return (frame) => {
      const bound = frame.bound[index];
      if (bound === undefined) return LOST_REFERENCE;
      return bound instanceof Frame ? bound.template.run(bound) : bound;
    };
  }

  #unary(sign: string, part: AstExpression | null | undefined, scope: Scope): Run {
    if (sign === "@") {
      const inner = this.operand(part, scope);
      return (frame) => intersected(inner(frame), frame);
    }
    const apply = unaryRun(sign);
    if (!apply) return () => LOST_REFERENCE;
    const inner = this.value(part, scope);
    return (frame) => apply(inner(frame), frame.world.locale);
  }

  binary(sign: string, parts: readonly (AstExpression | null)[], scope: Scope, last: boolean): Run {
    const apply = binaryRun(sign);
    if (!apply) {
      const left = this.operand(parts[0], scope);
      const right = this.operand(parts[1], scope);
      const join = sign === ":" ? spanned : sign === " " ? common : united;
      return (frame) => join(left(frame), right(frame));
    }
    const left = this.value(parts[0], scope);
    const right = this.value(parts[1], scope);
    if (!last) return (frame) => apply(left(frame), right(frame), frame.world.locale);
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      const result = apply(a, b, frame.world.locale);
      return typeof result === "number" ? withoutResidue(result, a, b) : result;
    };
  }

  #array(rows: readonly (readonly AstExpression[])[], scope: Scope): Run {
    const runs = rows.map((row) => row.map((element) => this.operand(element, scope)));
    return (frame) =>
      new Matrix(
        runs.map((row) =>
          row.map((run): Scalar => {
            const value = run(frame);
            return isGrid(value) || value instanceof Union ? WRONG_VALUE : value;
          }),
        ),
      );
  }

  #let(node: AstExpression & { type: "LetExpression" }, outer: Scope): Run {
    const scope = new Map(outer);
    const steps = node.declarations.map(({ id, init }) => {
      const run = this.operand(init, new Map(scope));
      const slot = this.#slots++;
      scope.set(id.name.toLowerCase(), slot);
      return { run, slot };
    });
    const body = this.operand(node.body, scope);
    return (frame) => {
      for (const { run, slot } of steps) frame.locals[slot] = run(frame);
      return body(frame);
    };
  }

  #call(node: CallExpression, scope: Scope): Run {
    const called = functionNamed(functionName(node.callee.name));
    if (!called) return () => UNKNOWN_NAME;
    const count =
      node.arguments.length === 1 && node.arguments[0] === null ? 0 : node.arguments.length;
    const parts = node.arguments.slice(0, count);
    if (count < called.least || count > called.most) return () => WRONG_VALUE;
    switch (called.wants) {
      case "values": {
        const runs = parts.map((part) => this.value(part, scope));
        const compute = called.run;
        return (frame) => {
          const operands = runs.map((run) => run(frame));
          const one = (values: Scalar[]): Scalar => values.find(isFault) ?? compute(values, frame);
          return onlyScalars(operands) ? one(operands) : lifted(operands, one);
        };
      }
      case "operands": {
        const runs = parts.map((part) => this.operand(part, scope));
        const compute = called.run;
        return (frame) =>
          compute(
            runs.map((run) => run(frame)),
            frame,
          );
      }
      case "runs": {
        const runs = parts.map((part) => this.operand(part, scope));
        const compute = called.run;
        return (frame) => compute(runs, frame);
      }
    }
  }
}

const onlyScalars = (operands: Operand[]): operands is Scalar[] =>
  operands.every((operand) => !isGrid(operand) && !(operand instanceof Union));

/** "@": of a range the cell in the formula's own row or column. */
function intersected(operand: Operand, frame: Frame): Operand {
  if (operand instanceof Matrix) return operand.at(0, 0);
  if (!(operand instanceof Reference)) return operand;
  const { sheet, top, left, rows, columns } = operand;
  if (rows === 1 && columns === 1) return operand;
  const inRows = frame.row >= top && frame.row < top + rows;
  const inColumns = frame.column >= left && frame.column < left + columns;
  if (columns === 1 && inRows) return new Reference(sheet, frame.row, left, 1, 1);
  if (rows === 1 && inColumns) return new Reference(sheet, top, frame.column, 1, 1);
  return inRows && inColumns ? new Reference(sheet, frame.row, frame.column, 1, 1) : WRONG_VALUE;
}

function spanned(a: Operand, b: Operand): Operand {
  if (isFault(a)) return a;
  if (isFault(b)) return b;
  if (!(a instanceof Reference) || !(b instanceof Reference) || a.sheet !== b.sheet)
    return WRONG_VALUE;
  const { top, left, rows, columns } = boundingArea(a, b);
  return new Reference(a.sheet, top, left, rows, columns);
}

function common(a: Operand, b: Operand): Operand {
  if (isFault(a)) return a;
  if (isFault(b)) return b;
  if (!(a instanceof Reference) || !(b instanceof Reference)) return WRONG_VALUE;
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const rows = Math.min(a.top + a.rows, b.top + b.rows) - top;
  const columns = Math.min(a.left + a.columns, b.left + b.columns) - left;
  const meet = a.sheet === b.sheet && rows > 0 && columns > 0;
  return meet ? new Reference(a.sheet, top, left, rows, columns) : EMPTY_INTERSECTION;
}

function united(a: Operand, b: Operand): Operand {
  const parts: Reference[] = [];
  for (const operand of [a, b]) {
    if (isFault(operand)) return operand;
    if (operand instanceof Reference) parts.push(operand);
    else if (operand instanceof Union) parts.push(...operand.parts);
    else return WRONG_VALUE;
  }
  return new Union(parts);
}
