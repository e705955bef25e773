import type { Frame, Run } from "../evaluate/frame.ts";
import type { Operand } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";

type Counted = { readonly least: number; readonly most: number };

/** A function of formulas by what it wants: single values, whatever stands there, or the right to leave arguments alone. */
export type FormulaFunction =
  | (Counted & {
      readonly wants: "values";
      readonly run: (values: Scalar[], frame: Frame) => Scalar;
    })
  | (Counted & {
      readonly wants: "operands";
      readonly run: (operands: Operand[], frame: Frame) => Operand;
    })
  | (Counted & {
      readonly wants: "runs";
      readonly run: (runs: readonly Run[], frame: Frame) => Operand;
    });

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

/** Takes single values; over a range it is computed for each cell. An error among the values is the result. */
export const ofValues = (
  least: number,
  most: number,
  run: (values: Scalar[], frame: Frame) => Scalar,
): FormulaFunction => ({ wants: "values", least, most, run });

/** Takes ranges as ranges and errors as values. */
export const ofOperands = (
  least: number,
  most: number,
  run: (operands: Operand[], frame: Frame) => Operand,
): FormulaFunction => ({ wants: "operands", least, most, run });

/** Decides itself which arguments are computed. */
export const ofRuns = (
  least: number,
  most: number,
  run: (runs: readonly Run[], frame: Frame) => Operand,
): FormulaFunction => ({ wants: "runs", least, most, run });
