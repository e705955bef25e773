import { fields } from "./fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ColumnMapping, Field, FieldGuess } from "./fields.ts";
import { findKept, isRecord, isTexts, keepFirst, ownHeaders, parseKept } from "./kept-tables.ts";
import type { Kept, KeptTable } from "./kept-tables.ts";

export type RememberedMappings = Kept<RememberedMapping>;

interface RememberedMapping extends KeptTable {
  /** Header by field; fields that were left out are missing. */
  columns: Partial<Record<Field, string>>;
}

/** Reads what a workbook kept; anything that is not of this shape counts as nothing. */
export function parseRemembered(stored: unknown): RememberedMappings {
  return parseKept(stored, ({ columns }) => isRecord(columns) && isTexts(Object.values(columns)));
}

export function printRemembered(remembered: RememberedMappings): string {
  return JSON.stringify(remembered);
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
  return keepFirst(remembered, { tableId: table.id, headers: ownHeaders(table), columns });
}

/** The mapping kept for this table, or for one with the same headers; null when a column of it is gone. */
export function recall(remembered: RememberedMappings, table: SheetTable): ColumnMapping | null {
  const known = findKept(remembered, table);
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
