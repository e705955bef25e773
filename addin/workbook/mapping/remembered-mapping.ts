import { fields } from "./fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ColumnMapping, Field, FieldGuess } from "./fields.ts";

/** What the workbook keeps of mappings, small and with a version. Readable in the file: nothing secret. */
export interface RememberedMappings {
  version: 1;
  /** The last used first. */
  tables: RememberedMapping[];
}

interface RememberedMapping {
  tableId: string;
  /** Headers without the outcome columns, in order. */
  headers: string[];
  /** Header by field; fields that were left out are missing. */
  columns: Partial<Record<Field, string>>;
}

const mostTables = 20;

/** Reads what a workbook kept; anything that is not of this shape counts as nothing. */
export function parseRemembered(stored: unknown): RememberedMappings {
  const nothing: RememberedMappings = { version: 1, tables: [] };
  if (typeof stored !== "string") return nothing;
  try {
    const parsed: unknown = JSON.parse(stored);
    return isRemembered(parsed) ? parsed : nothing;
  } catch {
    return nothing;
  }
}

export function printRemembered(remembered: RememberedMappings): string {
  return JSON.stringify(remembered);
}

function isRemembered(value: unknown): value is RememberedMappings {
  return (
    isRecord(value) &&
    value["version"] === 1 &&
    Array.isArray(value["tables"]) &&
    value["tables"].every(
      (one) =>
        isRecord(one) &&
        typeof one["tableId"] === "string" &&
        isTexts(one["headers"]) &&
        isRecord(one["columns"]) &&
        isTexts(Object.values(one["columns"])),
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Puts the mapping of a table first; the oldest are forgotten. */
export function remember(
  remembered: RememberedMappings,
  table: SheetTable,
  mapping: ColumnMapping,
): RememberedMappings {
  const columns: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const { column } = mapping[field];
    const header = column === null ? undefined : table.headers[column];
    if (header !== undefined) columns[field] = header;
  }
  const entry: RememberedMapping = { tableId: table.id, headers: ownHeaders(table), columns };
  const others = remembered.tables.filter(({ tableId }) => tableId !== table.id);
  return { version: 1, tables: [entry, ...others].slice(0, mostTables) };
}

/** The mapping kept for this table, or for one with the same headers; null when a column of it is gone. */
export function recall(remembered: RememberedMappings, table: SheetTable): ColumnMapping | null {
  const headers = ownHeaders(table).join("\u001f");
  const known =
    remembered.tables.find(({ tableId }) => tableId === table.id) ??
    remembered.tables.find((one) => one.headers.join("\u001f") === headers);
  if (known === undefined) return null;
  const guesses = fields.map((field): [Field, FieldGuess] => {
    const header = known.columns[field];
    if (header === undefined)
      return [field, { column: null, certainty: "sure", why: "You left it out before." }];
    const column = table.headers.indexOf(header);
    return [field, { column, certainty: "sure", why: "You mapped it so before." }];
  });
  if (guesses.some(([, { column }]) => column === -1)) return null;
  // safe because every field of the list gets its guess
  return Object.fromEntries(guesses) as ColumnMapping;
}

function ownHeaders(table: SheetTable): string[] {
  const ours = new Set(Object.values(table.outcome));
  return table.headers.filter((_, column) => !ours.has(column));
}
