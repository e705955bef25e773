import { currencyOfFormat, currencyOfHeader } from "./currency.ts";
import { isTimeFormat, secondsOfHeader } from "./duration-cell.ts";
import { separatorsOfColumn } from "./number-cell.ts";
import type { QuantityUnit } from "./duration-cell.ts";
import type { Separators } from "./number-cell.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";

/** How the numbers of a column are read, decided once for all its cells. */
export interface ColumnReading {
  separators: Separators;
  /** "workbook": its texts can be read in two ways, and the workbook's settings had to decide. */
  separatorsDecidedBy: "column" | "workbook" | null;
  unit: QuantityUnit;
  /** Of the header, else of the number format; null when neither names one. */
  currency: string | null;
}

/** Decides it from the header, the number format and the given rows. A column that is not there reads nothing. */
export function readingOfColumn(
  table: Pick<SheetTable, "headers" | "numberFormats" | "separators">,
  rows: readonly (readonly CellValue[])[],
  column: number | null,
): ColumnReading {
  if (column === null)
    return {
      separators: table.separators,
      separatorsDecidedBy: null,
      unit: { timeFormat: false, secondsEach: null },
      currency: null,
    };
  const header = table.headers[column] ?? "";
  const format = table.numberFormats[column] ?? "General";
  const decided = separatorsOfColumn(cellsOf(rows, column), table.separators);
  return {
    separators: decided.separators,
    separatorsDecidedBy: decided.decidedBy,
    unit: { timeFormat: isTimeFormat(format), secondsEach: secondsOfHeader(header) },
    currency: currencyOfHeader(header) ?? currencyOfFormat(format),
  };
}

export function cellsOf(rows: readonly (readonly CellValue[])[], column: number): CellValue[] {
  return rows.map((row) => row[column] ?? null);
}
