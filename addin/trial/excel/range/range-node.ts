import { invalidArgument, itemNotFound, notModelled, shapeMismatch } from "../../host-error.ts";
import { addressOf, quotedSheetName } from "../../model/cells/a1.ts";
import {
  MAX_COLUMNS,
  MAX_ROWS,
  area,
  bottomOf,
  boundingArea,
  cellsIn,
  intersection,
  isOnSheet,
  isWholeColumns,
  isWholeRows,
  rightOf,
} from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import { plainValue } from "../../model/cells/cell-value.ts";
import { clearCells } from "../../model/cells/clear-cells.ts";
import { invariantFormat, localFormat } from "../../model/format/culture.ts";
import { currentRegion } from "../../model/cells/current-region.ts";
import {
  columnsHidden,
  hideColumns,
  hideRows,
  rowsHidden,
} from "../../model/cells/hidden-lines.ts";
import { visibleAreas } from "../../model/cells/visible-areas.ts";
import { deleteCells, insertCells } from "../../model/cells/structure.ts";
import { writeFormats, writeValues } from "../../model/cells/write-cells.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { placeAt } from "./address.ts";
import type { Place } from "./address.ts";
import { givenBoolean, givenCells, givenInteger, givenText, givenTextOr } from "../given.ts";
import { nodes } from "../nodes.ts";
import { RangeFormatNode } from "./range-format-node.ts";
import { RangeSortNode } from "./range-sort-node.ts";
import { RangeViewNode } from "./range-view-node.ts";

/** Above this many cells Excel answers null instead of values. */
const MAX_CELLS_READ = 5_000_000;

export class RangeNode extends HostNode {
  static override readonly navigation = ["Format", "Worksheet", "Sort"];
  static override readonly tracked = true;
  readonly sheet: Worksheet;
  /** Moves with inserted and deleted cells while the add-in holds it; null when its cells were deleted. */
  place: Area | null;

  constructor(sheet: Worksheet, place: Area) {
    super();
    if (!isOnSheet(place)) throw invalidArgument();
    this.sheet = sheet;
    this.place = place;
  }

  get className(): string {
    return "Range";
  }

  get area(): Area {
    if (!this.place) throw itemNotFound();
    return this.place;
  }

  get Values(): unknown {
    return this.grid((row, column) => plainValue(this.sheet.cells.value(row, column)));
  }

  set Values(values: unknown) {
    writeValues(this.sheet, this.area, givenCells(values));
  }

  get Formulas(): unknown {
    const { cells } = this.sheet;
    return this.grid(
      (row, column) => cells.formula(row, column) ?? plainValue(cells.value(row, column)),
    );
  }

  set Formulas(formulas: unknown) {
    writeValues(this.sheet, this.area, givenCells(formulas));
  }

  get FormulasLocal(): unknown {
    return this.Formulas;
  }

  set FormulasLocal(formulas: unknown) {
    this.Formulas = formulas;
  }

  get Text(): unknown {
    return this.grid((row, column) => this.sheet.text(row, column));
  }

  get ValueTypes(): unknown {
    return this.grid((row, column) => this.sheet.valueType(row, column));
  }

  get NumberFormat(): unknown {
    return this.grid((row, column) => this.sheet.cells.format(row, column) ?? "General");
  }

  set NumberFormat(formats: unknown) {
    writeFormats(this.sheet, this.area, givenCells(formats));
  }

  get NumberFormatLocal(): unknown {
    const { culture } = this.sheet.workbook;
    return this.grid((row, column) =>
      localFormat(this.sheet.cells.format(row, column) ?? "General", culture),
    );
  }

  set NumberFormatLocal(formats: unknown) {
    const { culture } = this.sheet.workbook;
    const given = givenCells(formats);
    const invariant = (format: unknown): string | null =>
      format === null ? null : invariantFormat(givenText(format), culture);
    writeFormats(
      this.sheet,
      this.area,
      Array.isArray(given)
        ? given.map((row: readonly unknown[]) => row.map(invariant))
        : invariant(given),
    );
  }

  get Address(): string {
    return `${quotedSheetName(this.sheet.name)}!${addressOf(this.area)}`;
  }

  get AddressLocal(): string {
    return this.Address;
  }

  get RowIndex(): number {
    return this.area.top;
  }

  get ColumnIndex(): number {
    return this.area.left;
  }

  get RowCount(): number {
    return this.area.rows;
  }

  get ColumnCount(): number {
    return this.area.columns;
  }

  /** -1 beyond what 32 bits hold, as in Excel. */
  get CellCount(): number {
    return cellsIn(this.area) > 2_147_483_647 ? -1 : cellsIn(this.area);
  }

  get IsEntireRow(): boolean {
    return isWholeRows(this.area);
  }

  get IsEntireColumn(): boolean {
    return isWholeColumns(this.area);
  }

  get RowHidden(): boolean | null {
    return rowsHidden(this.sheet, this.area);
  }

  set RowHidden(hidden: unknown) {
    hideRows(this.sheet, this.area, givenBoolean(hidden));
  }

  get ColumnHidden(): boolean | null {
    return columnsHidden(this.sheet, this.area);
  }

  set ColumnHidden(hidden: unknown) {
    hideColumns(this.sheet, this.area, givenBoolean(hidden));
  }

  get Hidden(): boolean | null {
    if (this.RowHidden === true || this.ColumnHidden === true) return true;
    return this.RowHidden === false && this.ColumnHidden === false ? false : null;
  }

  get HasSpill(): boolean {
    return false;
  }

  get Format(): RangeFormatNode {
    return new RangeFormatNode(this.sheet, this.area);
  }

  get Worksheet(): HostNode {
    return nodes().worksheet(this.sheet);
  }

  get Sort(): RangeSortNode {
    return new RangeSortNode(this.sheet, this.area);
  }

  GetCell(row: unknown, column: unknown): RangeNode {
    return this.at(this.area.top + givenInteger(row), this.area.left + givenInteger(column), 1, 1);
  }

  GetRow(row: unknown): RangeNode {
    return this.at(this.area.top + givenInteger(row), this.area.left, 1, this.area.columns);
  }

  GetColumn(column: unknown): RangeNode {
    return this.at(this.area.top, this.area.left + givenInteger(column), this.area.rows, 1);
  }

  GetLastRow(): RangeNode {
    return this.GetRow(this.area.rows - 1);
  }

  GetLastColumn(): RangeNode {
    return this.GetColumn(this.area.columns - 1);
  }

  GetLastCell(): RangeNode {
    return this.GetCell(this.area.rows - 1, this.area.columns - 1);
  }

  GetOffsetRange(rows: unknown, columns: unknown): RangeNode {
    const { top, left } = this.area;
    return this.at(
      top + givenInteger(rows),
      left + givenInteger(columns),
      this.area.rows,
      this.area.columns,
    );
  }

  GetResizedRange(rows: unknown, columns: unknown): RangeNode {
    const { top, left } = this.area;
    return this.at(
      top,
      left,
      this.area.rows + givenInteger(rows),
      this.area.columns + givenInteger(columns),
    );
  }

  GetAbsoluteResizedRange(rows: unknown, columns: unknown): RangeNode {
    return this.at(this.area.top, this.area.left, givenInteger(rows), givenInteger(columns));
  }

  GetRowsAbove(count: unknown): RangeNode {
    return this.beside(givenInteger(count ?? 1), this.area.rows, (offset, rows) =>
      this.at(this.area.top - rows - offset, this.area.left, rows, this.area.columns),
    );
  }

  GetRowsBelow(count: unknown): RangeNode {
    return this.beside(givenInteger(count ?? 1), this.area.rows, (offset, rows) =>
      this.at(bottomOf(this.area) + offset, this.area.left, rows, this.area.columns),
    );
  }

  GetColumnsBefore(count: unknown): RangeNode {
    return this.beside(givenInteger(count ?? 1), this.area.columns, (offset, columns) =>
      this.at(this.area.top, this.area.left - columns - offset, this.area.rows, columns),
    );
  }

  GetColumnsAfter(count: unknown): RangeNode {
    return this.beside(givenInteger(count ?? 1), this.area.columns, (offset, columns) =>
      this.at(this.area.top, rightOf(this.area) + offset, this.area.rows, columns),
    );
  }

  GetBoundingRect(other: unknown): RangeNode {
    return new RangeNode(this.sheet, boundingArea(this.area, this.given(other).area));
  }

  GetIntersection(other: unknown): RangeNode {
    const common = this.GetIntersectionOrNullObject(other);
    if (!common) throw itemNotFound();
    return common;
  }

  GetIntersectionOrNullObject(other: unknown): RangeNode | null {
    const place = this.given(other);
    const common = place.sheet === this.sheet ? intersection(this.area, place.area) : null;
    return common && new RangeNode(this.sheet, common);
  }

  GetEntireRow(): RangeNode {
    return this.at(this.area.top, 0, this.area.rows, MAX_COLUMNS);
  }

  GetEntireColumn(): RangeNode {
    return this.at(0, this.area.left, MAX_ROWS, this.area.columns);
  }

  GetUsedRange(valuesOnly: unknown): RangeNode {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }

  GetUsedRangeOrNullObject(_valuesOnly: unknown): RangeNode | null {
    const used = this.sheet.cells.used();
    const common = used && intersection(used, this.area);
    return common && new RangeNode(this.sheet, common);
  }

  GetSurroundingRegion(): RangeNode {
    return new RangeNode(this.sheet, currentRegion(this.sheet, this.area));
  }

  GetVisibleView(): RangeViewNode {
    return new RangeViewNode(this.sheet, this.area);
  }

  GetSpecialCells(type: unknown): HostNode {
    const found = this.GetSpecialCellsOrNullObject(type);
    if (!found) throw itemNotFound();
    return found;
  }

  GetSpecialCellsOrNullObject(type: unknown): HostNode | null {
    if (givenText(type) !== "Visible") throw notModelled(`getSpecialCells of ${String(type)}`);
    const areas = visibleAreas(this.sheet, this.area);
    return areas.length > 0 ? nodes().rangeAreas(this.sheet, areas) : null;
  }

  /** Cells cannot be merged here. */
  GetMergedAreasOrNullObject(): HostNode | null {
    return null;
  }

  GetTables(fullyContained: unknown): HostNode {
    return nodes().tablesIn(this.sheet, this.area, fullyContained === true);
  }

  Clear(applyTo: unknown): void {
    const what = givenTextOr(applyTo, "All");
    if (what !== "All" && what !== "Contents" && what !== "Formats")
      throw notModelled(`clear of ${what}`);
    clearCells(this.sheet, this.area, what);
  }

  Insert(shift: unknown): RangeNode {
    const { area: at } = this;
    insertCells(this.sheet, at, givenText(shift) === "Right" ? "right" : "down");
    return new RangeNode(this.sheet, at);
  }

  Delete(shift: unknown): void {
    deleteCells(this.sheet, this.area, givenText(shift) === "Left" ? "left" : "up");
  }

  Select(): void {
    this.sheet.workbook.select(this.sheet, this.area);
  }

  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw shapeMismatch();
  }

  private given(other: unknown): Place {
    return other instanceof RangeNode
      ? { sheet: other.sheet, area: other.area }
      : placeAt(this.sheet, givenText(other));
  }

  private at(top: number, left: number, rows: number, columns: number): RangeNode {
    return new RangeNode(this.sheet, area(top, left, rows, columns));
  }

  /** A negative count counts from the inner edge, as Excel defines for these four. */
  private beside(
    count: number,
    size: number,
    make: (offset: number, lines: number) => RangeNode,
  ): RangeNode {
    if (count === 0) throw invalidArgument();
    return count > 0 ? make(0, count) : make(count, Math.min(-count, size));
  }

  /** Cell by cell; null for what Excel does not answer (whole rows and columns, too many cells). */
  private grid<T>(read: (row: number, column: number) => T): T[][] | null {
    const { top, left, rows, columns } = this.area;
    if (isWholeRows(this.area) || isWholeColumns(this.area) || cellsIn(this.area) > MAX_CELLS_READ)
      return null;
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_unused, column) => read(top + row, left + column)),
    );
  }
}
