import { findTable } from "./find-table.ts";
import {
  appendColumns,
  changesOf,
  identityColumn,
  queueCells,
  queueCheck,
} from "./outcome-cells.ts";
import { portionsOf } from "./outcome-portions.ts";
import { outcomeWords } from "../outcome-words.ts";
import type { OutcomeWords } from "../outcome-words.ts";
import type { OutcomeColumn } from "../sheet-table.ts";
import type { LongOptions } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";

/** The outcome cells of one row as they stand; "" for an empty cell and for a missing column. */
export interface OutcomeCells extends Record<OutcomeColumn, string> {
  /** What the row is known by: the sheet's own ID, else the hidden key. */
  identity: string;
  /** Counted from 0 in the table's body. */
  index: number;
}

export type OutcomeTexts = Partial<Record<OutcomeColumn, string>>;

export interface OutcomeEdit extends LongOptions {
  /** Header of the sheet's own ID column; null for the hidden key. */
  keyHeader: string | null;
  /** Columns that are appended when the first change needs writing. */
  columns: readonly OutcomeColumn[];
  /** How long the longest row of changes is, in bytes of JSON; decides the size of a portion. */
  rowBytes: (words: OutcomeWords) => number;
  /**
   * Begins the decisions, in the words of the table's language; again when Excel makes us repeat the batch. What it gives is called once a row,
   * from the top; what the cell says already is not written.
   */
  decisions: (words: OutcomeWords) => (cells: OutcomeCells) => OutcomeTexts | null;
}

export interface OutcomeEdited {
  writtenRows: number;
  addedColumns: string[];
}

const requestBytes = 1024 * 1024;
const mostRows = 10_000;
const bytesOfKey = 45;

/**
 * Edits the outcome columns of a table and nothing else: one request to find it, one to see its first
 * rows, then one for each portion, which writes it, reads it back and sees the next rows.
 */
export function editOutcomes(
  run: RunSession,
  tableId: string,
  edit: OutcomeEdit,
): Promise<OutcomeEdited> {
  return run({ kind: "write" }, async (session) => {
    edit.signal?.throwIfAborted();
    const found = await findTable(session, tableId);
    if (found.refusal !== null) throw found.refusal;
    const keyAt = identityColumn(found, edit.keyHeader);
    const words = outcomeWords[found.language];
    // an answer holds each row twice: as read back, and as the next rows are seen
    const rows = Math.floor(requestBytes / (2 * (edit.rowBytes(words) + bytesOfKey)));
    const size = Math.max(50, Math.min(mostRows, rows));
    const decide = edit.decisions(words);
    const report: OutcomeEdited = { writtenRows: 0, addedColumns: [] };
    let next = queueCells(found, keyAt, 0, size);
    await session.sync();
    for (let first = 0; first < found.rowCount; first += size) {
      edit.signal?.throwIfAborted();
      const changes = changesOf(next(), decide);
      const more = first + size < found.rowCount;
      if (changes.length > 0) report.addedColumns.push(...appendColumns(found, edit.columns));
      const portions = portionsOf(found, changes, requestBytes);
      for (const write of portions.slice(0, -1)) {
        write();
        await session.sync();
      }
      portions.at(-1)?.();
      const check = queueCheck(found, keyAt, changes, first, size);
      if (more) next = queueCells(found, keyAt, first + size, size);
      if (changes.length > 0 || more) await session.sync();
      check();
      report.writtenRows += changes.length;
      edit.onProgress?.({ done: Math.min(first + size, found.rowCount), total: found.rowCount });
    }
    return report;
  });
}
