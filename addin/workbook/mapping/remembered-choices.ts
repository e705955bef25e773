import type { DateOrder, SheetTable } from "../sheet-table.ts";
import { findKept, isTexts, keepFirst, ownHeaders, parseKept } from "./kept-tables.ts";
import type { Kept, KeptTable } from "./kept-tables.ts";

/** What a person has said of a table beside its columns. */
export interface TableChoices {
  /** Said once for the texts of the date column; null while nobody was asked. */
  dateOrder: DateOrder | null;
  /** Whether real dates are read with day and month turned, where they look swapped; null while nobody was asked. */
  turnDates: boolean | null;
  /** Rows that cannot be billed and shall not be told of again, by `rowIds`. */
  ignored: readonly string[];
  /** Header of the column that last told the invoices of a client apart (R6); null while none did. */
  groupHeader: string | null;
}

export type RememberedChoices = Kept<RememberedTable>;

interface RememberedTable extends KeptTable {
  dateOrder: DateOrder | null;
  ignored: string[];
  turnDates?: boolean;
  groupHeader?: string;
}

export const noChoices: TableChoices = {
  dateOrder: null,
  turnDates: null,
  ignored: [],
  groupHeader: null,
};

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
      ["boolean", "undefined"].includes(typeof one["turnDates"]) &&
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
  { dateOrder, turnDates, ignored, groupHeader }: TableChoices,
): RememberedChoices {
  return keepFirst(remembered, {
    tableId: table.id,
    headers: ownHeaders(table),
    dateOrder,
    ignored: ignored.slice(-mostIgnored),
    ...(turnDates === null ? {} : { turnDates }),
    ...(groupHeader === null ? {} : { groupHeader }),
  });
}

/** For another table with the same headers all holds too but what was said of this table's own rows and dates. */
export function recallChoices(remembered: RememberedChoices, table: SheetTable): TableChoices {
  const known = findKept(remembered, table);
  if (known === undefined) return noChoices;
  const choices = choicesOf(known);
  return known.tableId === table.id ? choices : { ...choices, turnDates: null, ignored: [] };
}

function choicesOf({ dateOrder, turnDates, ignored, groupHeader }: RememberedTable): TableChoices {
  return {
    dateOrder,
    turnDates: turnDates ?? null,
    ignored,
    groupHeader: groupHeader ?? null,
  };
}
