import type { DateOrder, SheetTable } from "../sheet-table.ts";

/** What a person has said of a table beside its columns. */
export interface TableChoices {
  /** Said once for the texts of the date column; null while nobody was asked. */
  dateOrder: DateOrder | null;
  /** Rows that cannot be billed and shall not be told of again, by `rowIds`. */
  ignored: readonly string[];
  /** Header of the column that last told the invoices of a client apart (R6); null while none did. */
  groupHeader: string | null;
}

/** What the workbook keeps of it, small and with a version. Readable in the file: nothing secret. */
export interface RememberedChoices {
  version: 1;
  /** The last used first. */
  tables: RememberedTable[];
}

interface RememberedTable {
  tableId: string;
  headers: string[];
  dateOrder: DateOrder | null;
  ignored: string[];
  groupHeader?: string;
}

export const noChoices: TableChoices = { dateOrder: null, ignored: [], groupHeader: null };

const mostTables = 20;
/** Some 30 kB a table: a workbook's settings are no place for more. */
const mostIgnored = 1_000;
const orders: readonly unknown[] = ["day-first", "month-first", "year-first", null];

/** Reads what a workbook kept; anything that is not of this shape counts as nothing. */
export function parseChoices(stored: unknown): RememberedChoices {
  const nothing: RememberedChoices = { version: 1, tables: [] };
  if (typeof stored !== "string") return nothing;
  try {
    const parsed: unknown = JSON.parse(stored);
    return isRemembered(parsed) ? parsed : nothing;
  } catch {
    return nothing;
  }
}

export function printChoices(remembered: RememberedChoices): string {
  return JSON.stringify(remembered);
}

function isRemembered(value: unknown): value is RememberedChoices {
  return (
    isRecord(value) &&
    value["version"] === 1 &&
    Array.isArray(value["tables"]) &&
    value["tables"].every(
      (one) =>
        isRecord(one) &&
        typeof one["tableId"] === "string" &&
        isTexts(one["headers"]) &&
        isTexts(one["ignored"]) &&
        orders.includes(one["dateOrder"]) &&
        ["string", "undefined"].includes(typeof one["groupHeader"]),
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Puts the choices of a table first; the oldest tables, and the rows ignored first, are forgotten. */
export function rememberChoices(
  remembered: RememberedChoices,
  table: SheetTable,
  { dateOrder, ignored, groupHeader }: TableChoices,
): RememberedChoices {
  const others = remembered.tables.filter(({ tableId }) => tableId !== table.id);
  const kept: RememberedTable = {
    tableId: table.id,
    headers: ownHeaders(table),
    dateOrder,
    ignored: ignored.slice(-mostIgnored),
    ...(groupHeader === null ? {} : { groupHeader }),
  };
  return { version: 1, tables: [kept, ...others].slice(0, mostTables) };
}

/** For another table with the same headers all holds too but the rows: those are of one table. */
export function recallChoices(remembered: RememberedChoices, table: SheetTable): TableChoices {
  const own = remembered.tables.find(({ tableId }) => tableId === table.id);
  if (own !== undefined) return choicesOf(own);
  const headers = ownHeaders(table).join("\u001f");
  const alike = remembered.tables.find((one) => one.headers.join("\u001f") === headers);
  return alike === undefined ? noChoices : { ...choicesOf(alike), ignored: [] };
}

function choicesOf({ dateOrder, ignored, groupHeader }: RememberedTable): TableChoices {
  return { dateOrder, ignored, groupHeader: groupHeader ?? null };
}

function ownHeaders(table: SheetTable): string[] {
  const ours = new Set(Object.values(table.outcome));
  return table.headers.filter((_, column) => !ours.has(column));
}
