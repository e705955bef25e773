import { readDate } from "../cells/date-cell.ts";
import { textOfCell } from "./cell-reader.ts";
import { quoted } from "./row-problem.ts";
import { readWorth } from "./row-worth.ts";
import type { RateOfRow } from "./row-worth.ts";
import type { EntryKind } from "#shared/entry.ts";
import type { RateFinder } from "#shared/rate-card.ts";
import type { ColumnReading } from "../cells/column-reading.ts";
import type { DateReading, DateRules } from "../cells/date-cell.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { CellReader } from "./cell-reader.ts";
import type { HeadedField, RowRoles } from "./row-roles.ts";
import type { ProblemParts } from "./row-problem.ts";
import type { NotBillableRow, RowProblem, SheetEntry } from "./sheet-entry.ts";

/** What is the same for all rows of a table. */
export interface RowContext {
  table: SheetTable;
  mapping: ColumnMapping;
  cells: CellReader;
  problem: (parts: ProblemParts) => RowProblem;
  /** What each row is, before it is read: an entry, or a sum, heading, remark … */
  roles: RowRoles;
  /** How the numbers of these columns are read. */
  columns: Record<"quantity" | "rate" | "value", ColumnReading>;
  /** Of the row's number format, or of its columns' headers and formats. */
  currencyOfRow: (index: number) => string | null;
  defaultCurrency: string;
  /** The firm's rates; finds nothing without a rate card. */
  rate: RateFinder;
  hasRateCard: boolean;
  groupColumn: number | null;
  /** What the words of a cell mean, worked out once for each text. */
  read: {
    date: (cell: string | number) => DateReading;
    currency: (text: string) => string | null;
    kind: (text: string) => EntryKind | null;
    truth: (text: string) => boolean | null;
    billed: (text: string) => boolean;
  };
  /** Order of day and month, and the date system. */
  dates: DateRules;
  countsHours: boolean;
  /** What a billable row says: yes, but no under a header such as "Non-billable". */
  billableMeans: boolean;
}

export type UnderstoodRow =
  | { type: "not-billable"; row: NotBillableRow }
  | {
      type: "row";
      /** Without key and fingerprint, which only the whole table gives. */
      entry: SheetEntry | null;
      problems: RowProblem[];
    };

/** One row: an entry, or the reasons why it is none (R11). All reasons, so that it is mended in one go. */
export function understandRow(index: number, context: RowContext): UnderstoodRow {
  const { table, cells, problem, roles } = context;
  const row = table.rows[index] ?? [];
  const sheetRow = table.firstSheetRow + index;
  const role = roles.of(index);
  if (role !== "entry")
    return notBillable({ sheetRow, reason: role, amountMinor: null, currency: null });
  const problems: RowProblem[] = [];
  const headed = (field: HeadedField): string => roles.heading(field) ?? cells.text(row, field);
  const clientName = headed("client");
  const clientCode = headed("clientCode");
  const person = headed("person");
  const workItem = headed("workItem");
  const task = cells.text(row, "task");
  const date = dateOfRow(row, context);
  const currency = currencyOfCell(row, sheetRow, context, problems);
  const day = date.type === "date" ? date.date : null;
  const rateOfRow: RateOfRow = (named) =>
    context.rate({ clientName, clientCode, person, task, date: day, currency: named });
  const worth = readWorth(row, index, currency, rateOfRow, context);
  const amount = { amountMinor: worth.valueMinor, currency: worth.currency };
  const left = leftOut(row, context);
  if (left !== null) return notBillable({ sheetRow, reason: left, ...amount });
  problems.push(...worth.problems);
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
            key: null,
            fingerprint: "",
            kind,
            clientName: clientName.slice(0, 300),
            clientCode: clientCode.slice(0, 100),
            clientEmail: cells.text(row, "email").slice(0, 320),
            workItem: workItem.slice(0, 300),
            date: day,
            person: person.slice(0, 200),
            partner: cells.text(row, "partner").slice(0, 200),
            // a tool's task says what was done where nobody wrote more
            description: (cells.text(row, "description") || task).slice(0, 2_000),
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

function dateOfRow(row: readonly CellValue[], { cells, read, dates }: RowContext): DateReading {
  const day = cells.cell(row, "date");
  return typeof day === "string" || typeof day === "number" ? read.date(day) : readDate(day, dates);
}

function notBillable(row: NotBillableRow): UnderstoodRow {
  return { type: "not-billable", row };
}

/** Why a row is not to be billed by its own columns: it says no, or that it was billed already. */
function leftOut(
  row: readonly CellValue[],
  { billableMeans, cells, read }: RowContext,
): "marked-not-billable" | "billed-elsewhere" | null {
  const billable = cells.cell(row, "billable");
  if (typeof billable === "string" && read.billed(billable)) return "billed-elsewhere";
  const truth = truthOfCell(billable, read.truth);
  if (truth !== null && truth !== billableMeans) return "marked-not-billable";
  const status = cells.cell(row, "status");
  if (typeof status === "string" && read.billed(status)) return "billed-elsewhere";
  return truthOfCell(status, read.truth) === true ? "billed-elsewhere" : null;
}

function truthOfCell(
  cell: CellValue,
  truthOfText: (text: string) => boolean | null,
): boolean | null {
  if (typeof cell === "boolean") return cell;
  if (typeof cell === "number") return cell !== 0;
  return typeof cell === "string" ? truthOfText(cell) : null;
}

/** The row's own currency; null where it names none. */
function currencyOfCell(
  row: readonly CellValue[],
  sheetRow: number,
  { cells, problem, read }: RowContext,
  problems: RowProblem[],
): string | null {
  const text = cells.text(row, "currency");
  if (text === "") return null;
  const currency = read.currency(text);
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
