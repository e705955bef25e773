import type { EntryStatus } from "#shared/wire/entry-state.ts";
import type { ColumnMapping } from "./mapping/fields.ts";
import type { TableChoices } from "./mapping/remembered-choices.ts";
import type { SheetTable } from "./sheet-table.ts";

export interface TableRef {
  id: string;
  name: string;
  sheetName: string;
  /** Rows without the header. */
  rowCount: number;
  /** On the sheet that is in front. */
  onActiveSheet: boolean;
}

export interface Progress {
  done: number;
  total: number;
}

/** `signal` cancels between two requests to Excel: an AbortError, and what was written stays written. */
export interface LongOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** What the sheet shall say of a row. The row is found by its key, wherever it stands by now. */
export interface RowOutcome {
  key: string;
  runName: string;
  /** "" while there is none. */
  invoiceNumber: string;
  /** Written in the language of the table's outcome columns. */
  status: EntryStatus;
}

export interface WriteOptions extends LongOptions {
  /** Header of the sheet's own ID column when that is the key (R10); null for the hidden key. */
  keyHeader: string | null;
  /**
   * What to do with rows that no outcome speaks of: "leave" them, or, when the outcomes are everything
   * the server knows of this table, say "Unbilled" where something else stood.
   */
  others: "leave" | "unbilled";
}

export interface WriteReport {
  /** Rows that changed; 0 when the sheet already said so. */
  writtenRows: number;
  /** Keys that no row of the table has any more: deleted, or cut to another sheet. */
  missingKeys: string[];
  /** Outcome columns that were appended by this write. */
  addedColumns: string[];
}

export interface KeyReport {
  assigned: number;
  /** Copies of a row carried its key; the first row keeps it, these got new ones. */
  replaced: { sheetRow: number; formerKey: string; key: string }[];
}

/** A key to be put on a row. */
export interface PlacedKey {
  sheetRow: number;
  /** What the row's key cell has now; "" when it is empty. */
  formerKey: string;
  /** "" takes the key away. */
  key: string;
}

/** Says why the last reading may no longer hold; a hint, never the change itself. */
export type StaleReason = "cells" | "rows" | "filter" | "table-gone";

/**
 * The open workbook as the pane sees it: tables and rows, no ranges. Every method rejects with a
 * WorkbookError, or with an AbortError when its signal cancelled it. Reading never writes.
 */
export interface Workbook {
  listTables(): Promise<TableRef[]>;
  /** Makes a table of the selection (one cell stands for the region around it), or finds the one it lies in. */
  tableFromSelection(): Promise<TableRef>;
  readTable(tableId: string, options?: LongOptions): Promise<SheetTable>;
  /** The mapping last used for this table, or for one with the same headers; null when there is none. */
  recallMapping(table: SheetTable): Promise<ColumnMapping | null>;
  rememberMapping(table: SheetTable, mapping: ColumnMapping): Promise<void>;
  /** What was said of this table beside its columns; of one with the same headers only what holds for both. */
  recallChoices(table: SheetTable): Promise<TableChoices>;
  rememberChoices(table: SheetTable, choices: TableChoices): Promise<void>;
  /** Selects the cell; `column` is an index into the table's headers. */
  goTo(tableId: string, sheetRow: number, column: number): Promise<void>;
  /**
   * Gives these rows keys of their own where they have none, in the hidden column (R10). Read the table
   * again afterwards: a row that moved meanwhile may still be without.
   */
  assignKeys(
    table: SheetTable,
    sheetRows: readonly number[],
    options?: LongOptions,
  ): Promise<KeyReport>;
  /** How the keys begin that were given in this table; null when none were, as far as the workbook remembers. */
  keyPrefix(tableId: string): Promise<string | null>;
  /** Puts keys where rows lost them; gives how many rows changed. A row whose key is another by now is left. */
  placeKeys(table: SheetTable, keys: readonly PlacedKey[], options?: LongOptions): Promise<number>;
  /** Writes what differs into the outcome columns and nowhere else, and reads it back. */
  writeOutcomes(
    tableId: string,
    outcomes: readonly RowOutcome[],
    options: WriteOptions,
  ): Promise<WriteReport>;
  /** Sheet rows of the table that no filter and nobody has hidden. */
  visibleRows(tableId: string): Promise<number[]>;
  /** Sheet rows of the table that the selection touches. */
  selectedRows(tableId: string): Promise<number[]>;
  /** Calls back, debounced, when somebody else than this pane changed the table; returns how to stop. */
  watch(tableId: string, onStale: (reason: StaleReason) => void): Promise<() => Promise<void>>;
}
