import { dateOfSerial } from "#shared/calendar.ts";
import { readDate, turnedDate } from "../../../workbook/cells/date-cell.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import type { DateOrder, SheetTable } from "../../../workbook/sheet-table.ts";

/** A date of the sheet that can be read in two ways. */
export interface DateExample {
  sheetRow: number;
  column: number;
  /** As it stands in the cell; a real date as it is read. */
  written: string;
  dayFirst: string;
  monthFirst: string;
}

export type DateQuestion =
  /** Texts: the person says how they are read. */
  | { type: "order"; order: DateOrder; answered: boolean; examples: DateExample[] }
  /** Real dates whose day and month were swapped before: the person says whether they are read turned back. */
  | { type: "swapped"; turned: boolean; answered: boolean; examples: DateExample[] };

/** What to ask about the dates of a sheet, with up to two of its own dates; null when nothing is open. */
export function dateQuestion(
  table: SheetTable,
  mapping: ColumnMapping,
  reading: UnderstoodRows["dateReading"],
): DateQuestion | null {
  const { column } = mapping.date;
  if (reading === null || column === null) return null;
  if (reading.swapSuspected)
    return {
      type: "swapped",
      turned: reading.turned === true,
      answered: reading.turned !== null,
      examples: examples(table, column, "number"),
    };
  if (reading.decidedBy === "column") return null;
  return {
    type: "order",
    order: reading.order,
    answered: reading.decidedBy === "person",
    examples: examples(table, column, "string"),
  };
}

function examples(table: SheetTable, column: number, type: "number" | "string"): DateExample[] {
  const found: DateExample[] = [];
  for (const [index, row] of table.rows.entries()) {
    const cell = row[column];
    if (typeof cell !== type) continue;
    const both = typeof cell === "number" ? swapped(table, cell) : readBothWays(table, cell);
    if (both === null || found.some(({ written }) => written === both.written)) continue;
    found.push({ sheetRow: table.firstSheetRow + index, column, ...both });
    if (found.length === 2) break;
  }
  return found;
}

type BothWays = Pick<DateExample, "written" | "dayFirst" | "monthFirst">;

function readBothWays({ dateSystem }: SheetTable, cell: unknown): BothWays | null {
  if (typeof cell !== "string") return null;
  const day = readDate(cell, { order: "day-first", dateSystem });
  const month = readDate(cell, { order: "month-first", dateSystem });
  if (day.type !== "date" || month.type !== "date" || day.date === month.date) return null;
  return { written: cell.trim(), dayFirst: day.date, monthFirst: month.date };
}

/** Excel took the day for the month: what it shows is the month-first reading. */
function swapped({ dateSystem }: SheetTable, serial: number): BothWays | null {
  const read = dateOfSerial(Math.floor(serial), dateSystem);
  if (read === null) return null;
  const turned = turnedDate(read);
  return turned === null ? null : { written: read, monthFirst: read, dayFirst: turned };
}
