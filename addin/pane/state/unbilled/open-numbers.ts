import { readNumber, textOfDecimal } from "../../../workbook/cells/number-cell.ts";
import { fieldNames } from "../../../workbook/mapping/fields.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import { cellAddress } from "../../../workbook/sheet-table.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";

/** A number written as text that can be read in two ways, such as "1.234". */
export interface OpenNumber {
  sheetRow: number;
  column: number;
  address: string;
  field: string;
  text: string;
  /** As it is read now, and as it could be meant; plain decimals. */
  read: string;
  other: string;
}

const ways = [
  { decimal: ".", group: "," },
  { decimal: ",", group: "." },
] as const;

/** The cells behind `openNumbers`, from the top of the sheet down. */
export function openNumberCells(
  table: SheetTable,
  mapping: ColumnMapping,
  openFields: UnderstoodRows["openNumbers"],
): OpenNumber[] {
  return openFields
    .flatMap((field) => {
      const { column } = mapping[field];
      if (column === null) return [];
      return table.rows.flatMap((row, index) => {
        const cell = row[column];
        if (typeof cell !== "string") return [];
        const read = decimalOf(cell, table.separators);
        const other = ways.map((way) => decimalOf(cell, way)).find((one) => one !== read);
        if (read === null || other === undefined || other === null) return [];
        const sheetRow = table.firstSheetRow + index;
        const address = cellAddress(table, sheetRow, column);
        return [
          { sheetRow, column, address, field: fieldNames[field], text: cell.trim(), read, other },
        ];
      });
    })
    .sort((a, b) => a.sheetRow - b.sheetRow || a.column - b.column);
}

function decimalOf(cell: string, separators: SheetTable["separators"]): string | null {
  const number = readNumber(cell, separators);
  return number.type === "number" ? textOfDecimal(number.decimal) : null;
}
