import { invalidArgument } from "../../host-error.ts";
import { area } from "../cells/area.ts";
import type { Area } from "../cells/area.ts";
import type { CellValue } from "../cells/cell-value.ts";
import { isError } from "../cells/cell-value.ts";
import { guardSheet } from "../sheet-protection.ts";
import type { SortField, Table } from "./table.ts";
import type { Worksheet } from "../worksheet.ts";

/** Sorts the data rows; rows that a filter hides keep their place, as in Excel. */
export function sortTable(table: Table, fields: readonly SortField[], matchCase: boolean): void {
  const { undo } = table.sheet.workbook;
  guardSheet(table.sheet);
  undo.assign(table, "sortFields", fields);
  undo.assign(table, "matchCase", matchCase);
  sortRows(table.sheet, table.bodyArea, fields, matchCase);
}

/** Sorts rows of an area by columns of it (`key` counts from 0). */
export function sortRows(
  sheet: Worksheet,
  within: Area,
  fields: readonly SortField[],
  matchCase: boolean,
): void {
  if (fields.some(({ key }) => !Number.isInteger(key) || key < 0 || key >= within.columns))
    throw invalidArgument();
  const movable = Array.from({ length: within.rows }, (_, index) => index).filter(
    (index) => !sheet.isFilteredOut(within.top + index),
  );
  const keys = fields.map(({ key }) =>
    Array.from({ length: within.rows }, (_, index) =>
      sheet.cells.value(within.top + index, within.left + key),
    ),
  );
  const sorted = movable.toSorted((a, b) => {
    for (const [index, { ascending }] of fields.entries()) {
      const order = compare(keys[index]?.[a] ?? "", keys[index]?.[b] ?? "", ascending, matchCase);
      if (order !== 0) return order;
    }
    return a - b;
  });
  const order = Array.from({ length: within.rows }, (_, index) => index);
  for (const [index, place] of movable.entries()) order[place] = sorted[index] ?? place;
  const { calculation } = sheet.workbook;
  const copied = calculation
    ? (formula: string, rowsDown: number): string => calculation.copied(formula, rowsDown)
    : undefined;
  sheet.put(sheet.cells.reordered(sheet.cells.copy(within), order, copied));
  sheet.workbook.announce({
    kind: "rows-sorted",
    sheet,
    area: area(within.top, within.left, within.rows, within.columns),
  });
}

/** Numbers, then texts, then truths, then errors; empty cells last in both directions. */
function compare(a: CellValue, b: CellValue, ascending: boolean, matchCase: boolean): number {
  const rankA = rankOf(a);
  const rankB = rankOf(b);
  if (rankA === 4 || rankB === 4) return rankA - rankB;
  const order = rankA === rankB ? compareAlike(a, b, matchCase) : rankA - rankB;
  return ascending ? order : -order;
}

function rankOf(value: CellValue): number {
  if (value === "") return 4;
  if (isError(value)) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

const loose = new Intl.Collator("en", { sensitivity: "base" });
const strict = new Intl.Collator("en", { sensitivity: "case" });

function compareAlike(a: CellValue, b: CellValue, matchCase: boolean): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string")
    return (matchCase ? strict : loose).compare(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return 0;
}
