import { fingerprintOf } from "#shared/fingerprint.ts";
import { currencyOfFormat, currencyOfText } from "../cells/currency.ts";
import { isTimeFormat } from "../cells/duration-cell.ts";
import { orderOfColumn, readDate } from "../cells/date-cell.ts";
import { kindOfText, truthOfText } from "../cells/words.ts";
import { remembered } from "./remembered.ts";
import { assignedKeys } from "./row-keys.ts";
import { cellReader } from "./cell-reader.ts";
import { problemMaker } from "./row-problem.ts";
import { understandRow } from "./understand-row.ts";
import type { DateRules } from "../cells/date-cell.ts";
import type { RowContext } from "./understand-row.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { DateOrder, SheetTable } from "../sheet-table.ts";
import type { NotBillableRow, RowProblem, SheetEntry, UnderstoodRows } from "./sheet-entry.ts";

export interface UnderstandOptions {
  /** Of the firm; for rows that name no currency. */
  defaultCurrency: string;
  /** Column whose text becomes `groupLabel` (R6), or null. */
  groupColumn?: number | null;
  /** What the person chose when the column of texts does not decide it. */
  dateOrder?: DateOrder | null;
}

/** Cells to entries and problems (R11); pure, fit for a worker. */
export function understandRows(
  table: SheetTable,
  mapping: ColumnMapping,
  options: UnderstandOptions,
): UnderstoodRows {
  const dateReading = decideDates(table, mapping, options.dateOrder ?? null);
  const dates: DateRules = {
    order: dateReading?.order ?? "day-first",
    dateSystem: table.dateSystem,
  };
  const context: RowContext = {
    table,
    mapping,
    cells: cellReader(table, mapping),
    problem: problemMaker(table, mapping),
    ownColumns: ownColumns(table),
    defaultCurrency: currencyOfColumn(table, mapping) ?? options.defaultCurrency,
    groupColumn: options.groupColumn ?? null,
    dates,
    read: {
      date: remembered((cell) => readDate(cell, dates)),
      currency: remembered(currencyOfText),
      kind: remembered(kindOfText),
      truth: remembered(truthOfText),
    },
    timeFormat: isTimeFormat(formatOf(table, mapping.quantity.column)),
    countsHours: mapping.quantity.column !== null,
  };
  const keys = assignedKeys(table, mapping);
  const entries: SheetEntry[] = [];
  const problems: RowProblem[] = [];
  const notBillable: NotBillableRow[] = [];
  for (let index = 0; index < table.rows.length; index += 1) {
    const understood = understandRow(index, context);
    if (understood.type === "not-billable") {
      notBillable.push(understood.row);
      continue;
    }
    problems.push(...understood.problems);
    if (understood.entry === null) continue;
    const key = keys[index] ?? { key: null, copyOf: null };
    const { entry } = understood;
    if (key.copyOf !== null) {
      const copied = copyProblem(context, entry, key.copyOf);
      problems.push(copied);
      if (copied.blocks) continue;
    }
    entries.push({ ...entry, key: key.key, fingerprint: fingerprintOf(named(entry)) });
  }
  return { entries, problems, notBillable, dateReading };
}

/** Where the sheet has codes only, the code stands for the client. */
function named<Named extends { clientName: string; clientCode: string }>(entry: Named): Named {
  return entry.clientName === "" ? { ...entry, clientName: entry.clientCode } : entry;
}

/** A copied row with a hidden key simply gets its own; an ID of the sheet's own must be mended by a person. */
function copyProblem(
  { table, mapping, problem }: RowContext,
  entry: Omit<SheetEntry, "key" | "fingerprint">,
  copyOf: number,
): RowProblem {
  const own = mapping.entryId.column !== null;
  return problem({
    sheetRow: entry.sheetRow,
    field: own ? "entryId" : null,
    column: own ? null : table.outcome.key,
    code: "duplicate-key",
    message: own
      ? `Row ${entry.sheetRow} has the same ID as row ${copyOf}.`
      : `Row ${entry.sheetRow} is a copy of row ${copyOf} and gets a key of its own.`,
    amountMinor: entry.valueMinor,
    currency: entry.currency,
    blocks: own,
  });
}

function ownColumns(table: SheetTable): number[] {
  const ours = new Set(Object.values(table.outcome));
  return table.headers.map((_, column) => column).filter((column) => !ours.has(column));
}

function decideDates(
  table: SheetTable,
  mapping: ColumnMapping,
  chosen: DateOrder | null,
): UnderstoodRows["dateReading"] {
  const { column } = mapping.date;
  if (column === null) return null;
  const { order, openTexts } = orderOfColumn(table.rows.map((row) => row[column] ?? null));
  if (order !== null) return { order, decidedBy: "column" };
  if (openTexts === 0) return null;
  if (chosen !== null) return { order: chosen, decidedBy: "person" };
  return table.dateOrder === null
    ? { order: "day-first", decidedBy: "assumption" }
    : { order: table.dateOrder, decidedBy: "workbook" };
}

function currencyOfColumn(table: SheetTable, mapping: ColumnMapping): string | null {
  return (
    currencyOfFormat(formatOf(table, mapping.value.column)) ??
    currencyOfFormat(formatOf(table, mapping.rate.column))
  );
}

function formatOf(table: SheetTable, column: number | null): string {
  return column === null ? "General" : (table.numberFormats[column] ?? "General");
}
