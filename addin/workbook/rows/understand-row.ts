import { readDate } from "../cells/date-cell.ts";
import { isEmptyRow, textOfCell } from "./cell-reader.ts";
import { quoted } from "./row-problem.ts";
import { readWorth } from "./row-worth.ts";
import type { EntryKind } from "#shared/entry.ts";
import type { DateReading, DateRules } from "../cells/date-cell.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { CellReader } from "./cell-reader.ts";
import type { ProblemParts } from "./row-problem.ts";
import type { NotBillableRow, RowProblem, SheetEntry } from "./sheet-entry.ts";

/** What is the same for all rows of a table. */
export interface RowContext {
  table: SheetTable;
  mapping: ColumnMapping;
  cells: CellReader;
  problem: (parts: ProblemParts) => RowProblem;
  /** All but the outcome columns. */
  ownColumns: readonly number[];
  defaultCurrency: string;
  groupColumn: number | null;
  /** What the words of a cell mean, worked out once for each text. */
  read: {
    date: (cell: string | number) => DateReading;
    currency: (text: string) => string | null;
    kind: (text: string) => EntryKind | null;
    truth: (text: string) => boolean | null;
  };
  /** Order of day and month, and the date system. */
  dates: DateRules;
  timeFormat: boolean;
  countsHours: boolean;
}

export type UnderstoodRow =
  | { type: "not-billable"; row: NotBillableRow }
  | {
      type: "row";
      entry: Omit<SheetEntry, "key" | "fingerprint"> | null;
      problems: RowProblem[];
    };

/** One row: an entry, or the reasons why it is none (R11). All reasons, so that it is mended in one go. */
export function understandRow(index: number, context: RowContext): UnderstoodRow {
  const { table, cells, problem } = context;
  const row = table.rows[index] ?? [];
  const sheetRow = table.firstSheetRow + index;
  if (isEmptyRow(row, context.ownColumns))
    return notBillable({ sheetRow, reason: "empty", amountMinor: null, currency: null });
  const problems: RowProblem[] = [];
  const currency = currencyOfRow(row, sheetRow, context, problems);
  const worth = readWorth(row, sheetRow, currency, context);
  const amount = { amountMinor: worth.valueMinor, currency: worth.currency };
  if (saysNo(row, context))
    return notBillable({ sheetRow, reason: "marked-not-billable", ...amount });
  problems.push(...worth.problems);
  const clientName = cells.text(row, "client");
  const clientCode = cells.text(row, "clientCode");
  if (clientName === "" && clientCode === "")
    problems.push(
      problem({
        sheetRow,
        field: context.mapping.client.column === null ? "clientCode" : "client",
        code: "no-client",
        message: `Row ${sheetRow} names no client.`,
        ...amount,
      }),
    );
  const day = cells.cell(row, "date");
  const date =
    typeof day === "string" || typeof day === "number"
      ? context.read.date(day)
      : readDate(day, context.dates);
  if (date.type === "not-a-date")
    problems.push(
      problem({
        sheetRow,
        field: "date",
        code: "date-not-understood",
        message: `${quoted(date.text)} in row ${sheetRow} is not understood as a date.`,
        ...amount,
      }),
    );
  const kind = kindOfRow(row, sheetRow, worth.quantityMicro !== null, context, problems);
  const { valueMinor } = worth;
  const blocked = problems.some(({ blocks }) => blocks);
  return {
    type: "row",
    problems,
    entry:
      blocked || valueMinor === null
        ? null
        : {
            sheetRow,
            kind,
            clientName: clientName.slice(0, 300),
            clientCode: clientCode.slice(0, 100),
            workItem: cells.text(row, "workItem").slice(0, 300),
            date: date.type === "date" ? date.date : null,
            person: cells.text(row, "person").slice(0, 200),
            partner: cells.text(row, "partner").slice(0, 200),
            description: cells.text(row, "description").slice(0, 2_000),
            quantityMicro: worth.quantityMicro,
            rateMicro: worth.rateMicro,
            valueMinor,
            currency: worth.currency,
            taxCode: cells.text(row, "taxCode").slice(0, 40) || null,
            groupLabel:
              context.groupColumn === null
                ? ""
                : textOfCell(row[context.groupColumn] ?? null).slice(0, 300),
          },
  };
}

function notBillable(row: NotBillableRow): UnderstoodRow {
  return { type: "not-billable", row };
}

/** A row is billable unless its billable column says no. */
function saysNo(row: readonly CellValue[], { cells, read }: RowContext): boolean {
  const cell = cells.cell(row, "billable");
  if (typeof cell === "boolean") return !cell;
  if (typeof cell === "number") return cell === 0;
  return typeof cell === "string" && read.truth(cell) === false;
}

/** The row's own currency; null where it names none. */
function currencyOfRow(
  row: readonly CellValue[],
  sheetRow: number,
  { cells, problem, read }: RowContext,
  problems: RowProblem[],
): string | null {
  const text = cells.text(row, "currency");
  if (text === "") return null;
  const currency = read.currency(text);
  if (currency === "any") return null;
  if (currency === null)
    problems.push(
      problem({
        sheetRow,
        field: "currency",
        code: "unknown-currency",
        message: `${quoted(text)} in row ${sheetRow} is not a currency code.`,
      }),
    );
  return currency;
}

/** What the row says of its kind; else hours are time, and in a sheet of hours a bare amount is an expense. */
function kindOfRow(
  row: readonly CellValue[],
  sheetRow: number,
  hasQuantity: boolean,
  { cells, problem, read, countsHours }: RowContext,
  problems: RowProblem[],
): EntryKind {
  const assumed = hasQuantity ? "time" : countsHours ? "expense" : "fixed-fee";
  const text = cells.text(row, "kind");
  if (text === "") return assumed;
  const kind = read.kind(text);
  if (kind !== null) return kind;
  problems.push(
    problem({
      sheetRow,
      field: "kind",
      code: "unknown-kind",
      message: `${quoted(text)} in row ${sheetRow} is none of time, expense and fixed fee; it is taken as ${assumed.replace("-", " ")}.`,
      blocks: false,
    }),
  );
  return assumed;
}
