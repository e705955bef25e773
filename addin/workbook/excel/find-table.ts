import { WorkbookError } from "../workbook-error.ts";
import { findOutcomeColumns, outcomeLanguage } from "../outcome-columns.ts";
import { tableIsGone } from "./excel-problem.ts";
import type { SheetLanguage } from "../outcome-words.ts";
import type { OutcomeColumn } from "../sheet-table.ts";
import type { Session } from "./excel-session.ts";

/** A table as Excel has it at this moment, with what decides how it may be read and written. */
export interface FoundTable {
  table: Excel.Table;
  body: Excel.Range;
  id: string;
  name: string;
  sheetName: string;
  headers: string[];
  outcome: Record<OutcomeColumn, number | null>;
  /** In which the outcome columns are written. */
  language: SheetLanguage;
  /** Of the body, counted from 0 on the sheet. */
  rowIndex: number;
  columnIndex: number;
  rowCount: number;
  columnCount: number;
  /** Rows that a filter or a person hides: blocks of values would land in the wrong rows. */
  hasHiddenRows: boolean;
  hasHiddenColumns: boolean;
  isProtected: boolean;
  refusal: WorkbookError | null;
}

/**
 * Finds a table and all that must be known before its cells are touched, in one request. `alongside` queues
 * more into the same request.
 */
export async function findTable(
  session: Session,
  tableId: string,
  alongside?: () => void,
): Promise<FoundTable> {
  const { workbook } = session.context;
  const table = workbook.tables.getItemOrNullObject(tableId);
  const body = table.getDataBodyRange();
  const { columns, worksheet, autoFilter } = table;
  table.load("id,name");
  columns.load("items/name");
  worksheet.load("name,protection/protected");
  autoFilter.load("isDataFiltered");
  body.load("rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden");
  workbook.load("readOnly");
  alongside?.();
  await session.sync();
  if (table.isNullObject) throw tableIsGone();
  const headers = columns.items.map(({ name }) => name);
  return {
    table,
    body,
    id: table.id,
    name: table.name,
    sheetName: worksheet.name,
    headers,
    outcome: findOutcomeColumns(headers),
    language: outcomeLanguage(headers),
    rowIndex: body.rowIndex,
    columnIndex: body.columnIndex,
    rowCount: body.rowCount,
    columnCount: body.columnCount,
    hasHiddenRows: hidesSome(body.rowHidden) || autoFilter.isDataFiltered,
    hasHiddenColumns: hidesSome(body.columnHidden),
    isProtected: worksheet.protection.protected,
    refusal: refusalOf(workbook.readOnly, worksheet),
  };
}

/** Excel answers null, whatever the types say, when some lines are hidden and some are not. */
function hidesSome(hidden: boolean | null): boolean {
  return hidden !== false;
}

/** Why nothing may be written here; told before anything is. */
export function refusalOf(readOnly: boolean, worksheet: Excel.Worksheet): WorkbookError | null {
  if (readOnly) return readOnlyRefusal();
  return worksheet.protection.protected
    ? new WorkbookError(
        "sheet-protected",
        `The sheet "${worksheet.name}" is protected, so nothing was written.`,
        "Remove the protection under Review, Unprotect Sheet, then try again.",
      )
    : null;
}

export function readOnlyRefusal(): WorkbookError {
  return new WorkbookError(
    "workbook-read-only",
    "This workbook is open for reading only.",
    "Open it for editing or save a copy, then try again.",
  );
}

/** A block of the table's body: rows from `first`, columns from `column`. */
export function blockOf(
  body: Excel.Range,
  first: number,
  rows: number,
  column: number,
  columns: number,
): Excel.Range {
  return body.getCell(first, column).getResizedRange(rows - 1, columns - 1);
}
