import type { Run, Frame } from "../evaluate/frame.ts";
import { Reference, isGrid, lifted, single } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import {
  NOT_AVAILABLE,
  WRONG_VALUE,
  compareScalars,
  isFault,
  toBoolean,
  toNumber,
} from "../evaluate/scalar.ts";
import { visitCells } from "./cells-of.ts";
import { ofOperands, ofRuns, ofValues } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";

const isWide = (operand: Operand): boolean =>
  isGrid(operand) && (operand.rows > 1 || operand.columns > 1);

function choose([test, yes, no]: readonly Run[], frame: Frame): Operand {
  const tested = test?.(frame) ?? null;
  if (isWide(tested)) {
    return lifted(
      [tested, yes?.(frame) ?? true, no ? no(frame) : false],
      ([value = null, then = null, otherwise = null]) => {
        const holds = toBoolean(value);
        return typeof holds === "boolean" ? (holds ? then : otherwise) : holds;
      },
    );
  }
  const holds = toBoolean(single(tested));
  if (typeof holds !== "boolean") return holds;
  if (holds) return yes ? yes(frame) : true;
  return no ? no(frame) : false;
}

const unless = (isBad: (value: Scalar) => boolean): FormulaFunction =>
  ofRuns(2, 2, ([tried, instead], frame) => {
    const operand = tried?.(frame) ?? null;
    if (!isWide(operand)) {
      const value = single(operand);
      return isBad(value) ? (instead?.(frame) ?? null) : value;
    }
    return lifted([operand, instead?.(frame) ?? null], ([value = null, other = null]) =>
      isBad(value) ? other : value,
    );
  });

/** Truths of all operands: in ranges texts and empty cells are passed over; none at all is an error. */
const ofTruths = (conclude: (truths: readonly boolean[]) => boolean): FormulaFunction =>
  ofOperands(1, 255, (operands) => {
    const truths: boolean[] = [];
    for (const operand of operands) {
      const ranged = isGrid(operand);
      const fault = visitCells(operand, (value) => {
        if (ranged && (value === null || typeof value === "string")) return;
        const truth = toBoolean(value);
        if (typeof truth !== "boolean") return truth;
        truths.push(truth);
      });
      if (fault) return fault;
    }
    return truths.length === 0 ? WRONG_VALUE : conclude(truths);
  });

function firstThatHolds(runs: readonly Run[], frame: Frame): Operand {
  for (let index = 0; index + 1 < runs.length; index += 2) {
    const holds = toBoolean(single(runs[index]?.(frame) ?? null));
    if (typeof holds !== "boolean") return holds;
    if (holds) return runs[index + 1]?.(frame) ?? null;
  }
  return NOT_AVAILABLE;
}

function switched([tested, ...cases]: readonly Run[], frame: Frame): Operand {
  const value = single(tested?.(frame) ?? null);
  if (isFault(value)) return value;
  for (let index = 0; index + 1 < cases.length; index += 2) {
    const wanted = single(cases[index]?.(frame) ?? null);
    if (isFault(wanted)) return wanted;
    if (compareScalars(value, wanted) === 0) return cases[index + 1]?.(frame) ?? null;
  }
  return cases.length % 2 === 1 ? (cases.at(-1)?.(frame) ?? null) : NOT_AVAILABLE;
}

function chosen([which, ...choices]: readonly Run[], frame: Frame): Operand {
  const number = toNumber(single(which?.(frame) ?? null), frame.world.locale);
  if (typeof number !== "number") return number;
  return choices[Math.trunc(number) - 1]?.(frame) ?? WRONG_VALUE;
}

/** Looks at what a value is; an error is looked at, not passed on. */
const asks = (question: (value: Scalar) => boolean): FormulaFunction =>
  ofOperands(1, 1, ([operand = null]) => lifted([operand], ([value = null]) => question(value)));

export const logic: FunctionTable = {
  TRUE: ofValues(0, 0, () => true),
  FALSE: ofValues(0, 0, () => false),
  IF: ofRuns(2, 3, choose),
  IFERROR: unless(isFault),
  IFNA: unless((value) => isFault(value) && value.error === NOT_AVAILABLE.error),
  IFS: ofRuns(2, 254, firstThatHolds),
  SWITCH: ofRuns(3, 254, switched),
  CHOOSE: ofRuns(2, 255, chosen),
  AND: ofTruths((truths) => truths.every(Boolean)),
  OR: ofTruths((truths) => truths.some(Boolean)),
  XOR: ofTruths((truths) => truths.filter(Boolean).length % 2 === 1),
  NOT: ofValues(1, 1, ([value = null]) => {
    const truth = toBoolean(value);
    return typeof truth === "boolean" ? !truth : truth;
  }),
  NA: ofValues(0, 0, () => NOT_AVAILABLE),
  ISBLANK: asks((value) => value === null),
  ISNUMBER: asks((value) => typeof value === "number"),
  ISTEXT: asks((value) => typeof value === "string"),
  ISNONTEXT: asks((value) => typeof value !== "string"),
  ISLOGICAL: asks((value) => typeof value === "boolean"),
  ISERROR: asks(isFault),
  ISERR: asks((value) => isFault(value) && value.error !== NOT_AVAILABLE.error),
  ISNA: asks((value) => isFault(value) && value.error === NOT_AVAILABLE.error),
  ISREF: ofOperands(1, 1, ([operand]) => operand instanceof Reference),
};
