import { aggregates } from "./aggregates.ts";
import { conditionals } from "./conditional.ts";
import { dates } from "./dates.ts";
import type { FormulaFunction, FunctionTable } from "./formula-function.ts";
import { logic } from "./logic.ts";
import { lookups } from "./lookups.ts";
import { numbers } from "./numbers.ts";
import { packaged } from "./packaged.ts";
import { statistics } from "./statistics.ts";
import { subtotals } from "./subtotal.ts";
import { texts } from "./texts.ts";

const tables: readonly FunctionTable[] = [
  packaged,
  aggregates,
  statistics,
  subtotals,
  conditionals,
  logic,
  lookups,
  numbers,
  texts,
  dates,
];

const byName = new Map(tables.flatMap((table) => Object.entries(table)));

/** A function by its name in capitals; undefined when it is not known, which Excel shows as #NAME?. */
export const functionNamed = (name: string): FormulaFunction | undefined => byName.get(name);
