import { parseStructRef } from "@borgar/fx";
import { splitAddress } from "../../model/cells/a1.ts";
import { MAX_COLUMNS, MAX_ROWS, area } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import {
  columnNumber,
  columnText,
  isColumnOnSheet,
  isRowOnSheet,
  lineAt,
  rowText,
} from "./corner.ts";
import type { Line } from "./corner.ts";

type Span = { readonly first: Line; readonly last: Line };

/** Cells by their corners; a span that is missing means whole rows or whole columns. */
export type CellsSpec = {
  readonly kind: "cells";
  /** What stands before the cells, "!" included; "" for the formula's own sheet. */
  readonly prefix: string;
  readonly sheetName: string | null;
  readonly rows: Span | null;
  readonly columns: Span | null;
  readonly single: boolean;
};

export type TableSpec = {
  readonly kind: "table";
  readonly text: string;
  /** "" for the table around the formula. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly sections: readonly string[];
};

export type NameSpec = {
  readonly kind: "name";
  readonly text: string;
  readonly sheetName: string | null;
  readonly name: string;
};

/** What a formula names, apart from the place at which the formula stands. */
export type ReferenceSpec =
  CellsSpec | TableSpec | NameSpec | { readonly kind: "lost"; readonly text: string };

const CELLS = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?$/i;
const WHOLE_COLUMNS = /^(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})$/i;
const WHOLE_ROWS = /^(\$?)(\d{1,7}):(\$?)(\d{1,7})$/;

export function referenceSpec(
  text: string,
  kind: string,
  row: number,
  column: number,
): ReferenceSpec {
  if (kind === "table") {
    const parsed = parseStructRef(text);
    if (!parsed || (parsed.context?.length ?? 0) > 0) return { kind: "lost", text };
    const { table = "", columns = [], sections = [] } = parsed;
    return { kind: "table", text, table, columns, sections };
  }
  const { sheetName, rest } = splitAddress(text);
  const prefix = text.slice(0, text.length - rest.length);
  if (prefix.includes("[")) return { kind: "lost", text };
  if (kind === "name") return { kind: "name", text, sheetName, name: rest };
  const cells = cellSpans(rest, row, column);
  return cells ? { kind: "cells", prefix, sheetName, ...cells } : { kind: "lost", text };
}

function cellSpans(
  text: string,
  row: number,
  column: number,
): Pick<CellsSpec, "rows" | "columns" | "single"> | null {
  const cells = CELLS.exec(text);
  if (cells) {
    const [
      ,
      fixedColumn,
      letters = "",
      fixedRow,
      digits = "",
      fixedColumn2,
      letters2,
      fixedRow2,
      digits2,
    ] = cells;
    const firstColumn = line(columnNumber(letters), fixedColumn, column);
    const firstRow = line(Number(digits) - 1, fixedRow, row);
    const single = letters2 === undefined || digits2 === undefined;
    const lastColumn = single ? firstColumn : line(columnNumber(letters2), fixedColumn2, column);
    const lastRow = single ? firstRow : line(Number(digits2) - 1, fixedRow2, row);
    return {
      single,
      rows: { first: firstRow, last: lastRow },
      columns: { first: firstColumn, last: lastColumn },
    };
  }
  // whole columns are kept as they are written: the relative key of a formula holds them as text
  const columns = WHOLE_COLUMNS.exec(text);
  if (columns) {
    const first = { fixed: true, at: columnNumber(columns[2] ?? ""), sign: columns[1] ?? "" };
    const last = { fixed: true, at: columnNumber(columns[4] ?? ""), sign: columns[3] ?? "" };
    return { single: false, rows: null, columns: { first, last } };
  }
  const rows = WHOLE_ROWS.exec(text);
  if (!rows) return null;
  const first = line(Number(rows[2]) - 1, rows[1], row);
  const last = line(Number(rows[4]) - 1, rows[3], row);
  return { single: false, rows: { first, last }, columns: null };
}

const line = (at: number, sign: string | undefined, own: number): Line =>
  sign ? { fixed: true, at, sign } : { fixed: false, at: at - own, sign: "" };

/** The cells that are meant when the formula stands at a place; null beyond the sheet's edge. */
export function areaOfSpec({ rows, columns }: CellsSpec, row: number, column: number): Area | null {
  const [top, bottom] = rows
    ? ordered(lineAt(rows.first, row), lineAt(rows.last, row))
    : [0, MAX_ROWS - 1];
  const [left, right] = columns
    ? ordered(lineAt(columns.first, column), lineAt(columns.last, column))
    : [0, MAX_COLUMNS - 1];
  if (
    !isRowOnSheet(top) ||
    !isRowOnSheet(bottom) ||
    !isColumnOnSheet(left) ||
    !isColumnOnSheet(right)
  )
    return null;
  return area(top, left, bottom - top + 1, right - left + 1);
}

const ordered = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);

/** Other cells written the way this reference was, "$" and sheet included. */
export function cellsText(spec: CellsSpec, of: Area, prefix = spec.prefix): string {
  const last = { row: of.top + of.rows - 1, column: of.left + of.columns - 1 };
  const { rows, columns } = spec;
  if (rows && columns) {
    const first = columnText(of.left, columns.first) + rowText(of.top, rows.first);
    return (
      prefix +
      (spec.single
        ? first
        : `${first}:${columnText(last.column, columns.last)}${rowText(last.row, rows.last)}`)
    );
  }
  if (columns)
    return `${prefix}${columnText(of.left, columns.first)}:${columnText(last.column, columns.last)}`;
  return rows ? `${prefix}${rowText(of.top, rows.first)}:${rowText(last.row, rows.last)}` : "#REF!";
}
