import { openWorkbook } from "../../../addin/trial/open-workbook.ts";
import { ENGLISH_US, cultureNamed } from "../../../addin/trial/model/format/culture.ts";
import type { Workbook, WorkbookOptions } from "../../../addin/trial/model/workbook.ts";
import type { SampleSheet } from "../../../addin/trial/sample-sheet.ts";

/** A small table of hours at A1:D5 of "Hours", as most contract tests use it. */
export const HOURS: SampleSheet = {
  name: "Hours",
  cells: [
    ["Client", "Date", "Hours", "Amount"],
    ["Ashdown Ltd", "2026-11-03", 1.5, 150],
    ["Birch & Co", "2026-11-04", 2, 240],
    ["Ashdown Ltd", "2026-11-05", 0.25, 25],
    ["Carter LLP", "2026-11-06", 4, 480],
  ],
  numberFormats: { 1: "yyyy-mm-dd", 3: "#,##0.00" },
  tables: [{ name: "Hours", top: 0, left: 0, rows: 5, columns: 4 }],
};

export function hoursWorkbook(options: WorkbookOptions = {}): Workbook {
  return openWorkbook([HOURS, { name: "Notes", cells: [] }], { culture: ENGLISH_US, ...options });
}

export const british = cultureNamed("en-GB");
export const german = cultureNamed("de-DE");
