import {
  CEILING,
  FLOOR,
  MROUND,
  QUOTIENT,
  EVEN,
  ODD,
  FACT,
  GCD,
  LCM,
  COMBIN,
  LOG,
  DEGREES,
  RADIANS,
  SIN,
  COS,
  TAN,
  ASIN,
  ACOS,
  ATAN,
  PMT,
  PV,
  FV,
  NPER,
  RATE,
  IPMT,
  PPMT,
  SLN,
  DB,
  DDB,
  SYD,
  EFFECT,
  NOMINAL,
  NPV,
  IRR,
  GEOMEAN,
  HARMEAN,
  AVEDEV,
  SUBSTITUTE,
  REPLACE,
  FIND,
  SEARCH,
  PROPER,
  REPT,
  CLEAN,
  CODE,
  CHAR,
  UNICODE,
  UNICHAR,
} from "@formulajs/formulajs";
import { errorOf } from "../../model/cells/cell-value.ts";
import { held } from "../evaluate/operators.ts";
import { single } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import { WRONG_VALUE, isFault, toNumber, toText } from "../evaluate/scalar.ts";
import { numbersOf } from "./cells-of.ts";
import { ofOperands, ofValues } from "./formula-function.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";
import { onNumbers } from "./numbers.ts";

/** What the package answers: its errors are objects that carry Excel's text as their message. */
function taken(result: unknown): Scalar {
  if (typeof result === "number") return held(result);
  if (typeof result === "string" || typeof result === "boolean") return result;
  return (result instanceof Error && errorOf(result.message)) || WRONG_VALUE;
}

type Compute = (...values: never[]) => unknown;

/** The package's function over single numbers. */
const numeric = (
  least: number,
  most: number,
  compute: (...numbers: number[]) => unknown,
): FormulaFunction => onNumbers(least, most, (...numbers) => taken(compute(...numbers)));

/** The package's function over the numbers of a range, then single numbers. */
const ranged = (
  more: number,
  compute: (numbers: number[], ...rest: number[]) => unknown,
): FormulaFunction =>
  ofOperands(1 + more, 1 + more, ([range = null, ...rest], { world }) => {
    const numbers = numbersOf([range], world.locale);
    if (isFault(numbers)) return numbers;
    const others = numbersOf(rest.map(single), world.locale);
    return isFault(others) ? others : taken(compute(numbers, ...others));
  });

/** The package's function over all numbers of all arguments. */
const pooled = (compute: (...numbers: number[]) => unknown): FormulaFunction =>
  ofOperands(1, 255, (operands, { world }) => {
    const numbers = numbersOf(operands, world.locale);
    return isFault(numbers) ? numbers : taken(compute(...numbers));
  });

/** Texts where `shape` says "t", numbers where it says "n". */
const worded = (shape: string, least: number, compute: Compute): FormulaFunction =>
  ofValues(least, shape.length, (values, { world }) => {
    const given: (string | number)[] = [];
    for (const [place, value] of values.entries()) {
      const read =
        shape[place] === "t" ? toText(value, world.locale) : toNumber(value, world.locale);
      if (isFault(read)) return read;
      given.push(read);
    }
    return taken(Reflect.apply(compute, undefined, given));
  });

/** Functions that the package computes as Excel does, for arguments that were made what they want here. */
export const packaged: FunctionTable = {
  CEILING: numeric(2, 2, CEILING),
  FLOOR: numeric(2, 2, FLOOR),
  MROUND: numeric(2, 2, MROUND),
  QUOTIENT: numeric(2, 2, QUOTIENT),
  EVEN: numeric(1, 1, EVEN),
  ODD: numeric(1, 1, ODD),
  FACT: numeric(1, 1, FACT),
  GCD: pooled(GCD),
  LCM: pooled(LCM),
  COMBIN: numeric(2, 2, COMBIN),
  LOG: numeric(1, 2, (number, base = 10) => LOG(number, base)),
  DEGREES: numeric(1, 1, DEGREES),
  RADIANS: numeric(1, 1, RADIANS),
  SIN: numeric(1, 1, SIN),
  COS: numeric(1, 1, COS),
  TAN: numeric(1, 1, TAN),
  ASIN: numeric(1, 1, ASIN),
  ACOS: numeric(1, 1, ACOS),
  ATAN: numeric(1, 1, ATAN),
  PMT: numeric(3, 5, PMT),
  PV: numeric(3, 5, PV),
  FV: numeric(3, 5, FV),
  NPER: numeric(3, 5, NPER),
  RATE: numeric(3, 6, RATE),
  IPMT: numeric(4, 6, IPMT),
  PPMT: numeric(4, 6, PPMT),
  SLN: numeric(3, 3, SLN),
  DB: numeric(4, 5, DB),
  DDB: numeric(4, 5, DDB),
  SYD: numeric(4, 4, SYD),
  EFFECT: numeric(2, 2, EFFECT),
  NOMINAL: numeric(2, 2, NOMINAL),
  NPV: pooled(NPV),
  IRR: ranged(0, (numbers) => IRR(numbers)),
  GEOMEAN: pooled(GEOMEAN),
  HARMEAN: pooled(HARMEAN),
  AVEDEV: pooled(AVEDEV),
  SUBSTITUTE: worded("tttn", 3, SUBSTITUTE),
  REPLACE: worded("tnnt", 4, REPLACE),
  FIND: worded("ttn", 2, FIND),
  SEARCH: worded("ttn", 2, SEARCH),
  PROPER: worded("t", 1, PROPER),
  REPT: worded("tn", 2, REPT),
  CLEAN: worded("t", 1, CLEAN),
  CODE: worded("t", 1, CODE),
  CHAR: worded("n", 1, CHAR),
  UNICODE: worded("t", 1, UNICODE),
  UNICHAR: worded("n", 1, UNICHAR),
};
