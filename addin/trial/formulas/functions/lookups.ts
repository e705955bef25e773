import type { Frame } from "../evaluate/frame.ts";
import { Matrix, Reference, isGrid, lifted, single } from "../evaluate/operand.ts";
import type { Operand } from "../evaluate/operand.ts";
import type { Scalar } from "../evaluate/scalar.ts";
import {
  LOST_REFERENCE,
  NOT_AVAILABLE,
  WRONG_VALUE,
  compareScalars,
  isFault,
  toBoolean,
  toNumber,
} from "../evaluate/scalar.ts";
import { matchesText } from "./criteria.ts";
import { ofOperands } from "./formula-function.ts";
import type { FunctionTable } from "./formula-function.ts";

type Grid = Reference | Matrix;
type Listed = { readonly count: number; readonly at: (index: number) => Scalar };

const rowOf = (grid: Grid, row: number): Listed => ({
  count: grid.filledColumns,
  at: (index) => grid.at(row, index),
});
const columnOf = (grid: Grid, column: number): Listed => ({
  count: grid.filledRows,
  at: (index) => grid.at(index, column),
});
const lineOf = (grid: Grid): Listed | null =>
  grid.columns === 1 ? columnOf(grid, 0) : grid.rows === 1 ? rowOf(grid, 0) : null;

/** Cells part of a grid; whole rows or columns when a number is 0. */
function partOf(grid: Grid, row: number, column: number): Operand {
  if (row < 0 || column < 0) return WRONG_VALUE;
  if (row > grid.rows || column > grid.columns) return LOST_REFERENCE;
  const top = Math.max(0, row - 1);
  const left = Math.max(0, column - 1);
  const rows = row === 0 ? grid.rows : 1;
  const columns = column === 0 ? grid.columns : 1;
  if (grid instanceof Reference)
    return new Reference(grid.sheet, grid.top + top, grid.left + left, rows, columns);
  if (rows === 1 && columns === 1) return grid.at(top, left);
  return new Matrix(
    Array.from({ length: rows }, (_, at) =>
      Array.from({ length: columns }, (_unused, next) => grid.at(top + at, left + next)),
    ),
  );
}

function index([of = null, row = null, column]: readonly Operand[], { world }: Frame): Operand {
  if (isFault(of)) return of;
  const grid = isGrid(of) ? of : new Matrix([[single(of)]]);
  const first = toNumber(single(row), world.locale);
  const second = column === undefined ? null : toNumber(single(column), world.locale);
  if (isFault(first)) return first;
  if (isFault(second)) return second;
  if (second === null && grid.rows === 1) return partOf(grid, 1, Math.trunc(first));
  return partOf(
    grid,
    Math.trunc(first),
    second === null ? (grid.columns === 1 ? 1 : 0) : Math.trunc(second),
  );
}

const sameKind = (a: Scalar, b: Scalar): boolean =>
  typeof a === typeof b && a !== null && !isFault(a);

/** The place of an equal value from 0; -1 when there is none. */
function exactPlace(wanted: Scalar, list: Listed, wildcards: boolean, backwards = false): number {
  const matches =
    typeof wanted === "string" && wildcards
      ? matchesText(wanted)
      : (value: Scalar): boolean =>
          sameKind(value, wanted ?? 0) && compareScalars(value, wanted) === 0;
  if (backwards) {
    for (let place = list.count - 1; place >= 0; place--) if (matches(list.at(place))) return place;
    return -1;
  }
  for (let place = 0; place < list.count; place++) if (matches(list.at(place))) return place;
  return -1;
}

/** The last place of a sorted list that is not beyond the value; -1 when all are. */
function sortedPlace(wanted: Scalar, list: Listed, ascending: boolean): number {
  let found = -1;
  for (let place = 0; place < list.count; place++) {
    const value = list.at(place);
    if (!sameKind(value, wanted)) continue;
    const order = compareScalars(value, wanted);
    if (ascending ? order > 0 : order < 0) break;
    found = place;
  }
  return found;
}

/** The place of the nearest smaller or larger value of a list in any order. */
function nearestPlace(wanted: Scalar, list: Listed, larger: boolean): number {
  let found = -1;
  for (let place = 0; place < list.count; place++) {
    const value = list.at(place);
    if (!sameKind(value, wanted)) continue;
    const order = compareScalars(value, wanted);
    if (order === 0) return place;
    if (larger ? order < 0 : order > 0) continue;
    const better =
      found < 0 ||
      (larger
        ? compareScalars(value, list.at(found)) < 0
        : compareScalars(value, list.at(found)) > 0);
    if (better) found = place;
  }
  return found;
}

function match(
  [wanted = null, within = null, kind = 1]: readonly Operand[],
  { world }: Frame,
): Operand {
  if (!isGrid(within)) return isFault(within) ? within : NOT_AVAILABLE;
  const list = lineOf(within);
  const type = toNumber(single(kind), world.locale);
  if (typeof type !== "number") return type;
  if (!list) return NOT_AVAILABLE;
  return lifted([wanted], ([value = null]) => {
    if (isFault(value)) return value;
    const place =
      type === 0 ? exactPlace(value, list, true) : sortedPlace(value ?? 0, list, type > 0);
    return place < 0 ? NOT_AVAILABLE : place + 1;
  });
}

/** VLOOKUP, and HLOOKUP with rows and columns exchanged. */
function lookupIn(
  down: boolean,
  [wanted = null, table = null, which = null, near = true]: readonly Operand[],
  { world }: Frame,
): Operand {
  if (!isGrid(table)) return isFault(table) ? table : WRONG_VALUE;
  const number = toNumber(single(which), world.locale);
  if (typeof number !== "number") return number;
  const approximate = toBoolean(single(near));
  if (typeof approximate !== "boolean") return approximate;
  const taken = Math.trunc(number);
  if (taken < 1) return WRONG_VALUE;
  if (taken > (down ? table.columns : table.rows)) return LOST_REFERENCE;
  const list = down ? columnOf(table, 0) : rowOf(table, 0);
  return lifted([wanted], ([value = null]) => {
    if (isFault(value)) return value;
    const place = approximate ? sortedPlace(value ?? 0, list, true) : exactPlace(value, list, true);
    if (place < 0) return NOT_AVAILABLE;
    return down ? table.at(place, taken - 1) : table.at(taken - 1, place);
  });
}

function xlookup(
  [wanted = null, within = null, results = null, missing, mode = 0, search = 1]: readonly Operand[],
  { world }: Frame,
): Operand {
  for (const operand of [within, results]) if (isFault(operand)) return operand;
  if (!isGrid(within) || !isGrid(results)) return WRONG_VALUE;
  const list = lineOf(within);
  const vertical = within.columns === 1;
  if (!list || (vertical ? results.rows !== within.rows : results.columns !== within.columns))
    return WRONG_VALUE;
  const kind = toNumber(single(mode), world.locale);
  const order = toNumber(single(search), world.locale);
  if (isFault(kind)) return kind;
  if (isFault(order)) return order;
  const value = single(wanted);
  if (isFault(value)) return value;
  const equal = exactPlace(value, list, kind === 2, order < 0);
  const place =
    equal < 0 && (kind === 1 || kind === -1) ? nearestPlace(value, list, kind === 1) : equal;
  if (place < 0) return missing === undefined || missing === null ? NOT_AVAILABLE : missing;
  return vertical
    ? partOf(results, place + 1, results.columns === 1 ? 1 : 0)
    : partOf(results, results.rows === 1 ? 1 : 0, place + 1);
}

const placeOf = (row: boolean) =>
  ofOperands(0, 1, ([operand], frame) => {
    if (operand === undefined) return (row ? frame.row : frame.column) + 1;
    if (!(operand instanceof Reference)) return isFault(operand) ? operand : WRONG_VALUE;
    return (row ? operand.top : operand.left) + 1;
  });

const sizeOf = (rows: boolean) =>
  ofOperands(1, 1, ([operand = null]) => {
    if (!isGrid(operand)) return isFault(operand) ? operand : 1;
    return rows ? operand.rows : operand.columns;
  });

export const lookups: FunctionTable = {
  INDEX: ofOperands(2, 3, index),
  MATCH: ofOperands(2, 3, match),
  XMATCH: ofOperands(2, 2, ([wanted = null, within = null], frame) =>
    match([wanted, within, 0], frame),
  ),
  VLOOKUP: ofOperands(3, 4, (operands, frame) => lookupIn(true, operands, frame)),
  HLOOKUP: ofOperands(3, 4, (operands, frame) => lookupIn(false, operands, frame)),
  XLOOKUP: ofOperands(3, 6, xlookup),
  ROW: placeOf(true),
  COLUMN: placeOf(false),
  ROWS: sizeOf(true),
  COLUMNS: sizeOf(false),
};
