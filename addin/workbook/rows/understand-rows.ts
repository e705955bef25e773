import { fingerprintOf } from "#shared/fingerprint.ts";
import { rateFinder } from "#shared/rate-card.ts";
import { cellsOf, readingOfColumn } from "../cells/column-reading.ts";
import { currencyOfFormat, currencyOfText } from "../cells/currency.ts";
import { orderOfColumn, readDate } from "../cells/date-cell.ts";
import { foldedText, kindOfText, saysBilled, truthOfText } from "../cells/words.ts";
import { notBillableWords } from "../mapping/header-words.ts";
import { remembered } from "./remembered.ts";
import { assignedKeys, keyless } from "./row-keys.ts";
import { cellReader } from "./cell-reader.ts";
import { problemMaker } from "./row-problem.ts";
import { rolesOfRows } from "./row-roles.ts";
import { understandRow } from "./understand-row.ts";
import type { RateCard } from "#shared/rate-card.ts";
import type { ColumnReading } from "../cells/column-reading.ts";
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
  /** What the person said of real dates that look swapped; counts for nothing where they do not. */
  turnDates?: boolean | null;
  /** The firm's rates, for rows with a quantity but neither rate nor amount. */
  rateCard?: RateCard;
}

/** Cells to entries and problems (R11); pure, fit for a worker. */
export function understandRows(
  table: SheetTable,
  mapping: ColumnMapping,
  options: UnderstandOptions,
): UnderstoodRows {
  const dateReading = decideDates(table, mapping, options);
  const dates: DateRules = {
    order: dateReading?.order ?? "day-first",
    dateSystem: table.dateSystem,
    turned: dateReading?.turned ?? false,
  };
  const columns = {
    quantity: readingOfColumn(table, table.rows, mapping.quantity.column),
    rate: readingOfColumn(table, table.rows, mapping.rate.column),
    value: readingOfColumn(table, table.rows, mapping.value.column),
  };
  const { rateCard = [] } = options;
  const context: RowContext = {
    table,
    mapping,
    cells: cellReader(table, mapping),
    problem: problemMaker(table, mapping),
    roles: rolesOfRows(table, mapping, columns),
    columns,
    currencyOfRow: currencyOfRows(table, mapping, columns),
    defaultCurrency: options.defaultCurrency,
    rate: rateFinder(rateCard),
    hasRateCard: rateCard.length > 0,
    groupColumn: options.groupColumn ?? null,
    dates,
    read: {
      date: remembered((cell) => readDate(cell, dates)),
      currency: remembered(currencyOfText),
      kind: remembered(kindOfText),
      truth: remembered(truthOfText),
      billed: remembered(saysBilled),
    },
    countsHours: mapping.quantity.column !== null,
    billableMeans: !notBillableWords.has(
      foldedText(table.headers[mapping.billable.column ?? -1] ?? ""),
    ),
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
    const key = keys[index] ?? keyless;
    const { entry } = understood;
    if (key.copyOf !== null) {
      const copied = copyProblem(context, entry, key.copyOf);
      problems.push(copied);
      if (copied.blocks) continue;
    }
    entry.key = key.key;
    entry.fingerprint = fingerprintOf(named(entry));
    entries.push(entry);
  }
  const openNumbers = (["quantity", "rate", "value"] as const).filter(
    (field) => columns[field].separatorsDecidedBy === "workbook",
  );
  return { entries, problems, notBillable, dateReading, openNumbers };
}

/** Where the sheet has codes only, the code stands for the client. */
function named<Named extends { clientName: string; clientCode: string }>(entry: Named): Named {
  return entry.clientName === "" ? { ...entry, clientName: entry.clientCode } : entry;
}

/** A copied row with a hidden key simply gets its own; an ID of the sheet's own must be mended by a person. */
function copyProblem(
  { table, mapping, problem }: RowContext,
  entry: SheetEntry,
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

function decideDates(
  table: SheetTable,
  mapping: ColumnMapping,
  { dateOrder: chosen = null, turnDates = null }: UnderstandOptions,
): UnderstoodRows["dateReading"] {
  const { column } = mapping.date;
  if (column === null) return null;
  const { order, openTexts, swapSuspected } = orderOfColumn(
    cellsOf(table.rows, column),
    table.dateSystem,
  );
  const swap = { swapSuspected, turned: swapSuspected ? turnDates : null };
  if (order !== null) return { order, decidedBy: "column", ...swap };
  if (openTexts === 0) return null;
  if (chosen !== null) return { order: chosen, decidedBy: "person", ...swap };
  return table.dateOrder === null
    ? { order: "day-first", decidedBy: "assumption", ...swap }
    : { order: table.dateOrder, decidedBy: "workbook", ...swap };
}

/** The currency of a row that names none in its cells: its own number format, else header or format of the column. */
function currencyOfRows(
  { rowFormats }: SheetTable,
  mapping: ColumnMapping,
  { value, rate }: Record<"value" | "rate", ColumnReading>,
): (index: number) => string | null {
  const ofColumn = value.currency ?? rate.currency;
  if (rowFormats === undefined) return () => ofColumn;
  const ofFormat = remembered(currencyOfFormat);
  const columns = [mapping.value.column, mapping.rate.column].map(
    (column) => rowFormats?.[column ?? -1],
  );
  return (index) => {
    for (const column of columns) {
      const format = column?.[index];
      const currency = format === undefined ? null : ofFormat(format);
      if (currency !== null) return currency;
    }
    return ofColumn;
  };
}
