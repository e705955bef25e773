import { bottomOf, rightOf } from "./cells/area.ts";
import type { CellStyle, CellValue } from "./cells/cell-value.ts";
import { cultureNamed } from "./format/culture.ts";
import { DefinedName } from "./defined-name.ts";
import type { FilterCriteria } from "./table/filter-criteria.ts";
import type { SheetProtection } from "./sheet-protection.ts";
import { Table } from "./table/table.ts";
import type { SortField, TableColumn } from "./table/table.ts";
import { Workbook } from "./workbook.ts";
import type { Visibility, Worksheet } from "./worksheet.ts";

/** A cell: row, column, then what it holds; trailing parts are left out when empty. */
type StoredCell = readonly [
  number,
  number,
  CellValue,
  (string | null)?,
  (string | null)?,
  (CellStyle | null)?,
];

type StoredTable = {
  readonly id: string;
  readonly name: string;
  readonly top: number;
  readonly left: number;
  readonly dataRows: number;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly style: string;
  readonly filters: readonly (readonly [number, FilterCriteria])[];
  readonly filteredOut: readonly number[];
  readonly sortFields: readonly SortField[];
};

type StoredSheet = {
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string;
  readonly cells: readonly StoredCell[];
  readonly columnWidths: readonly (readonly [number, number])[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly frozenRows: number;
  readonly protection: SheetProtection | null;
  readonly tables: readonly StoredTable[];
};

/** A workbook as JSON, to outlive a reload of the page. What can be undone is not kept. */
export type StoredWorkbook = {
  readonly version: 1;
  readonly name: string;
  readonly culture: string;
  readonly date1904: boolean;
  readonly lastId: number;
  readonly activeSheet: number;
  readonly sheets: readonly StoredSheet[];
  readonly names: readonly {
    readonly name: string;
    readonly scope: number;
    readonly sheet: number;
    readonly area: DefinedNameArea;
    readonly text: string;
    readonly comment: string;
  }[];
  readonly settings: readonly (readonly [string, unknown])[];
};

type DefinedNameArea = {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
} | null;

export function storedWorkbook(workbook: Workbook): StoredWorkbook {
  const indexOf = (sheet: Worksheet | null | undefined): number =>
    sheet ? workbook.sheets.indexOf(sheet) : -1;
  return {
    version: 1,
    name: workbook.name,
    culture: workbook.culture.name,
    date1904: workbook.date1904,
    lastId: workbook.lastId,
    activeSheet: indexOf(workbook.activeSheet),
    sheets: workbook.sheets.map(storedSheet),
    names: workbook.names.map(({ name, scope, target, text, comment }) => ({
      name,
      scope: indexOf(scope),
      sheet: indexOf(target?.sheet),
      area: target?.area ?? null,
      text,
      comment,
    })),
    settings: [...workbook.settings],
  };
}

function storedSheet(sheet: Worksheet): StoredSheet {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    cells: storedCells(sheet),
    columnWidths: [...sheet.columnWidths],
    hiddenColumns: [...sheet.hiddenColumns],
    hiddenRows: [...sheet.hiddenRows],
    frozenRows: sheet.frozenRows,
    protection: sheet.protection,
    tables: sheet.tables.map((table) => ({
      id: table.id,
      name: table.name,
      top: table.top,
      left: table.left,
      dataRows: table.dataRows,
      columns: table.columns,
      showHeaders: table.showHeaders,
      showTotals: table.showTotals,
      showFilterButton: table.showFilterButton,
      showBandedRows: table.showBandedRows,
      style: table.style,
      filters: [...table.filters],
      filteredOut: [...table.filteredOut],
      sortFields: table.sortFields,
    })),
  };
}

function storedCells({ cells }: Worksheet): StoredCell[] {
  const extent = cells.extent();
  const stored: StoredCell[] = [];
  if (!extent) return stored;
  for (let column = 0; column < rightOf(extent); column++) {
    for (let row = 0; row < bottomOf(extent); row++) {
      const value = cells.value(row, column);
      const formula = cells.formula(row, column) ?? null;
      const format = cells.format(row, column) ?? null;
      const style = cells.style(row, column) ?? null;
      if (style) stored.push([row, column, value, formula, format, style]);
      else if (format) stored.push([row, column, value, formula, format]);
      else if (formula !== null) stored.push([row, column, value, formula]);
      else if (value !== "") stored.push([row, column, value]);
    }
  }
  return stored;
}

export function restoredWorkbook(stored: StoredWorkbook): Workbook {
  const workbook = new Workbook({
    name: stored.name,
    culture: cultureNamed(stored.culture),
    date1904: stored.date1904,
    sheets: stored.sheets.map(({ name }) => name),
  });
  for (const [index, sheet] of workbook.sheets.entries()) {
    const from = stored.sheets[index];
    if (from) fillSheet(sheet, from);
  }
  workbook.names = stored.names.map((name) => {
    const sheet = workbook.sheets[name.sheet];
    const target = sheet && name.area ? { sheet, area: name.area } : name.text;
    return new DefinedName(name.name, workbook.sheets[name.scope] ?? null, target, name.comment);
  });
  for (const [key, value] of stored.settings) workbook.settings.set(key, value);
  workbook.reserveIds(stored.lastId);
  const active = workbook.sheets[stored.activeSheet];
  if (active) workbook.activate(active);
  return workbook;
}

function fillSheet(sheet: Worksheet, from: StoredSheet): void {
  for (const [row, column, value, formula, format, style] of from.cells) {
    sheet.cells.setContent(row, column, value, formula ?? undefined);
    if (format) sheet.cells.setFormat(row, column, format);
    if (style) sheet.cells.setStyle(row, column, style);
  }
  sheet.visibility = from.visibility;
  sheet.tabColor = from.tabColor;
  sheet.columnWidths = new Map(from.columnWidths);
  sheet.hiddenColumns = new Set(from.hiddenColumns);
  sheet.hiddenRows = new Set(from.hiddenRows);
  sheet.frozenRows = from.frozenRows;
  sheet.protection = from.protection;
  sheet.tables = from.tables.map((table) =>
    Object.assign(new Table(sheet, table), {
      showHeaders: table.showHeaders,
      showTotals: table.showTotals,
      showFilterButton: table.showFilterButton,
      showBandedRows: table.showBandedRows,
      style: table.style,
      filters: new Map(table.filters),
      filteredOut: new Set(table.filteredOut),
      sortFields: table.sortFields,
    }),
  );
}
