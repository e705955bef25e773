import { dateOfSerial } from "#shared/calendar.ts";
import { isCellError } from "../../../workbook/sheet-table.ts";
import type { CellValue, SheetTable } from "../../../workbook/sheet-table.ts";

/** Up to three different values of a column, as a person would know them again. */
export function sampleTexts(table: SheetTable, column: number): string[] {
  const samples = new Set<string>();
  const isDate = /[dy]/i.test(
    (table.numberFormats[column] ?? "").replaceAll(/"[^"]*"|\[[^\]]*\]/g, ""),
  );
  for (const row of table.rows) {
    const text = cellText(row[column] ?? null, isDate ? table.dateSystem : null);
    if (text !== "") samples.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (samples.size === 3) break;
  }
  return [...samples];
}

function cellText(cell: CellValue, dateSystem: 1900 | 1904 | null): string {
  if (cell === null) return "";
  if (isCellError(cell)) return cell.error;
  if (typeof cell === "number" && dateSystem !== null) {
    return dateOfSerial(Math.floor(cell), dateSystem) ?? String(cell);
  }
  return String(cell).trim();
}
