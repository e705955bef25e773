import type { SheetTable } from "../sheet-table.ts";

/** What a workbook keeps by table: small, with a version, readable in the file, so nothing secret. */
export interface Kept<Table extends KeptTable> {
  version: 1;
  /** The last used first. */
  tables: Table[];
}

export interface KeptTable {
  tableId: string;
  /** Headers without the outcome columns, in order. */
  headers: string[];
}

const mostTables = 20;

/** Reads what a workbook kept; anything that is not of this shape counts as nothing. */
export function parseKept<Table extends KeptTable>(
  stored: unknown,
  isWhole: (table: Record<string, unknown>) => boolean,
): Kept<Table> {
  const nothing: Kept<Table> = { version: 1, tables: [] };
  if (typeof stored !== "string") return nothing;
  try {
    const parsed: unknown = JSON.parse(stored);
    const whole =
      isRecord(parsed) &&
      parsed["version"] === 1 &&
      Array.isArray(parsed["tables"]) &&
      parsed["tables"].every(
        (one) =>
          isRecord(one) &&
          typeof one["tableId"] === "string" &&
          isTexts(one["headers"]) &&
          isWhole(one),
      );
    // safe because every table has just been looked at
    return whole ? (parsed as unknown as Kept<Table>) : nothing;
  } catch {
    return nothing;
  }
}

/** Puts a table first; the oldest are forgotten. */
export function keepFirst<Table extends KeptTable>(kept: Kept<Table>, table: Table): Kept<Table> {
  const others = kept.tables.filter(({ tableId }) => tableId !== table.tableId);
  return { version: 1, tables: [table, ...others].slice(0, mostTables) };
}

/** What was kept of this very table, else of one with the same headers. */
export function findKept<Table extends KeptTable>(
  { tables }: Kept<Table>,
  table: SheetTable,
): Table | undefined {
  const headers = ownHeaders(table).join("\u001f");
  return (
    tables.find(({ tableId }) => tableId === table.id) ??
    tables.find((one) => one.headers.join("\u001f") === headers)
  );
}

/** The headers without those of the outcome columns, which come and go. */
export function ownHeaders(table: SheetTable): string[] {
  const ours = new Set(Object.values(table.outcome));
  return table.headers.filter((_, column) => !ours.has(column));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
