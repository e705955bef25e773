import type { DateOrder, SheetTable } from "../sheet-table.ts";
import { findKept, isTexts, keepFirst, ownHeaders, parseKept } from "./kept-tables.ts";
import type { Kept, KeptTable } from "./kept-tables.ts";

/** What a person has said of a table beside its columns. */
export interface TableChoices {
  /** Said once for the texts of the date column; null while nobody was asked. */
  dateOrder: DateOrder | null;
  /** Rows that cannot be billed and shall not be told of again, by `rowIds`. */
  ignored: readonly string[];
  /** Header of the column that last told the invoices of a client apart (R6); null while none did. */
  groupHeader: string | null;
}

export type RememberedChoices = Kept<RememberedTable>;

interface RememberedTable extends KeptTable {
  dateOrder: DateOrder | null;
  ignored: string[];
  groupHeader?: string;
}

export const noChoices: TableChoices = { dateOrder: null, ignored: [], groupHeader: null };

/** Some 30 kB a table: a workbook's settings are no place for more. */
const mostIgnored = 1_000;
const orders: readonly unknown[] = ["day-first", "month-first", "year-first", null];

/** Reads what a workbook kept; anything that is not of this shape counts as nothing. */
export function parseChoices(stored: unknown): RememberedChoices {
  return parseKept(
    stored,
    (one) =>
      isTexts(one["ignored"]) &&
      orders.includes(one["dateOrder"]) &&
      ["string", "undefined"].includes(typeof one["groupHeader"]),
  );
}

export function printChoices(remembered: RememberedChoices): string {
  return JSON.stringify(remembered);
}

/** Puts the choices of a table first; the oldest tables, and the rows ignored first, are forgotten. */
export function rememberChoices(
  remembered: RememberedChoices,
  table: SheetTable,
  { dateOrder, ignored, groupHeader }: TableChoices,
): RememberedChoices {
  return keepFirst(remembered, {
    tableId: table.id,
    headers: ownHeaders(table),
    dateOrder,
    ignored: ignored.slice(-mostIgnored),
    ...(groupHeader === null ? {} : { groupHeader }),
  });
}

/** For another table with the same headers all holds too but the rows: those are of one table. */
export function recallChoices(remembered: RememberedChoices, table: SheetTable): TableChoices {
  const known = findKept(remembered, table);
  if (known === undefined) return noChoices;
  const choices = choicesOf(known);
  return known.tableId === table.id ? choices : { ...choices, ignored: [] };
}

function choicesOf({ dateOrder, ignored, groupHeader }: RememberedTable): TableChoices {
  return { dateOrder, ignored, groupHeader: groupHeader ?? null };
}
