import { area } from "./model/cells/area.ts";
import { cultureNamed } from "./model/format/culture.ts";
import { serialOfDay } from "./model/format/serial-date.ts";
import { isDateFormat } from "./model/format/format-tokens.ts";
import { addTable, renameTable } from "./model/table/table-structure.ts";
import { Workbook } from "./model/workbook.ts";
import type { WorkbookOptions } from "./model/workbook.ts";
import type { Worksheet } from "./model/worksheet.ts";
import type { SampleSheet, SampleTable } from "./sample-sheet.ts";

/** A workbook with these sheets, nothing to undo. ISO dates in columns with a date format become dates. */
export function openWorkbook(
  sheets: readonly SampleSheet[],
  options: Omit<WorkbookOptions, "sheets"> = { culture: cultureNamed("en-GB") },
): Workbook {
  const workbook = new Workbook({ ...options, sheets: sheets.map(({ name }) => name) });
  for (const sample of sheets) {
    const sheet = workbook.sheetNamed(sample.name);
    if (sheet) fill(sheet, sample);
  }
  return workbook;
}

function fill(sheet: Worksheet, sample: SampleSheet): void {
  const formats = new Map(
    Object.entries(sample.numberFormats ?? {}).map(([column, format]) => [Number(column), format]),
  );
  const headerRows = new Set((sample.tables ?? []).map(({ top }) => top));
  for (const [row, values] of sample.cells.entries()) {
    for (const [column, value] of values.entries()) {
      const format = headerRows.has(row) ? undefined : formats.get(column);
      if (format !== undefined) sheet.cells.setFormat(row, column, format);
      if (value !== null) putSample(sheet, row, column, value, format);
    }
  }
  sheet.columnWidths = new Map((sample.columnWidths ?? []).entries());
  sheet.hiddenColumns = new Set(sample.hiddenColumns ?? []);
  for (const table of sample.tables ?? []) addSampleTable(sheet, table);
}

function putSample(
  sheet: Worksheet,
  row: number,
  column: number,
  value: string | number | boolean,
  format: string | undefined,
): void {
  if (typeof value === "string" && value.startsWith("="))
    sheet.cells.setContent(row, column, "", value);
  else
    sheet.cells.setContent(
      row,
      column,
      dateSerial(value, format, sheet.workbook.date1904) ?? value,
    );
}

function dateSerial(
  value: string | number | boolean,
  format: string | undefined,
  date1904: boolean,
): number | null {
  if (typeof value !== "string" || format === undefined || !isDateFormat(format)) return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return null;
  const serial = serialOfDay(
    { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) },
    date1904,
  );
  return Number.isNaN(serial) ? null : serial;
}

function addSampleTable(sheet: Worksheet, { name, top, left, rows, columns }: SampleTable): void {
  renameTable(addTable(sheet, area(top, left, rows, columns), true), name);
}
