import { WorkbookError } from "../workbook-error.ts";
import { headerFor } from "../outcome-columns.ts";
import { textsOf } from "./cells-of.ts";
import { blockOf } from "./find-table.ts";
import type { OutcomeColumn } from "../sheet-table.ts";
import type { FoundTable } from "./find-table.ts";
import type { OutcomeCells, OutcomeTexts } from "./outcome-editor.ts";

/** Texts that a row is to get, already without those that it has. */
export interface RowChange {
  index: number;
  identity: string;
  texts: OutcomeTexts;
}

const outcomeColumns: readonly OutcomeColumn[] = ["run", "invoice", "status", "key"];

/** Column by which rows are known; null while no row has a hidden key yet. */
export function identityColumn(found: FoundTable, keyHeader: string | null): number | null {
  if (keyHeader === null) return found.outcome.key;
  const index = found.headers.indexOf(keyHeader);
  if (index === -1)
    throw new WorkbookError(
      "no-columns",
      `The table has no column "${keyHeader}" any more, so its rows are not recognised.`,
      "Put the column back or choose another entry ID in the mapping.",
    );
  return index;
}

/** Queues the loading of some rows' outcome cells; call what it returns after the next request. */
export function queueCells(
  found: FoundTable,
  keyAt: number | null,
  first: number,
  size: number,
): () => OutcomeCells[] {
  const count = Math.min(size, found.rowCount - first);
  const load = (column: number | null): (() => string[]) => {
    if (column === null) return () => Array.from({ length: count }, () => "");
    const block = blockOf(found.body, first, count, column, 1);
    block.load("values");
    return () => textsOf(block.values);
  };
  const [run, invoice, status, key] = outcomeColumns.map((column) => load(found.outcome[column]));
  const identities = keyAt === found.outcome.key && key !== undefined ? key : load(keyAt);
  return () => {
    const texts = [run, invoice, status, key].map((read) => read?.() ?? []);
    return identities().map((identity, i) => ({
      index: first + i,
      identity: identity.trim(),
      run: texts[0]?.[i] ?? "",
      invoice: texts[1]?.[i] ?? "",
      status: texts[2]?.[i] ?? "",
      key: texts[3]?.[i] ?? "",
    }));
  };
}

/** What is to be written: only cells that say something else. */
export function changesOf(
  rows: readonly OutcomeCells[],
  decide: (cells: OutcomeCells) => OutcomeTexts | null,
): RowChange[] {
  return rows.flatMap((cells) => {
    const wanted = decide(cells) ?? {};
    const texts: OutcomeTexts = {};
    for (const column of outcomeColumns) {
      const text = wanted[column];
      if (text !== undefined && text !== cells[column]) texts[column] = text;
    }
    const { index, identity } = cells;
    return Object.keys(texts).length === 0 ? [] : [{ index, identity, texts }];
  });
}

/** Queues the missing columns at the table's end, as text, the key hidden; gives their headers. */
export function appendColumns(found: FoundTable, wanted: readonly OutcomeColumn[]): string[] {
  const added: string[] = [];
  const missing = outcomeColumns.filter((column) => found.outcome[column] === null);
  for (const column of missing.filter((one) => wanted.includes(one))) {
    const header = headerFor(column, found.headers, found.language);
    found.table.columns.add(-1, undefined, header);
    const cells = blockOf(found.body, 0, found.rowCount, found.columnCount, 1);
    // one format for all cells, where the types want one for each
    Object.assign(cells, { numberFormat: "@" });
    if (column === "key") cells.columnHidden = true;
    cells.untrack();
    found.outcome[column] = found.columnCount;
    found.headers.push(header);
    found.columnCount += 1;
    added.push(header);
  }
  return added;
}

/** Queues the reading back of what was written; what it returns throws where the sheet says otherwise. */
export function queueCheck(
  found: FoundTable,
  keyAt: number | null,
  changes: readonly RowChange[],
  first: number,
  size: number,
): () => void {
  if (changes.length === 0) return () => {};
  const read = queueCells(found, keyAt, first, size);
  return () => {
    const rows = read();
    for (const { index, identity, texts } of changes) {
      const row = rows[index - first];
      const known = keyAt === found.outcome.key ? (texts.key ?? identity) : identity;
      const moved = keyAt !== null && row?.identity !== known;
      const differs = outcomeColumns.some(
        (column) => texts[column] !== undefined && texts[column] !== row?.[column],
      );
      if (moved || differs) throw differsFrom(found, index);
    }
  };
}

function differsFrom({ rowIndex, sheetName }: FoundTable, index: number): WorkbookError {
  return new WorkbookError(
    "write-differs",
    `Row ${rowIndex + index + 1} of the sheet "${sheetName}" does not say what was written: it was changed or moved at the same moment.`,
    "Press Refresh: it reads the sheet again and writes what is missing.",
  );
}
