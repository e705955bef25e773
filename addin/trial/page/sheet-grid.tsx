import { useEffect, useMemo, useRef, useState } from "react";
import { area as areaOf } from "../model/cells/area.ts";
import type { Table } from "../model/table/table.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { CellMenu } from "./cell-menu.tsx";
import { gridColumns, rowNumberTemplate } from "./grid-columns.ts";
import { RevoGrid } from "./revo-grid.ts";
import type { GridElement } from "./revo-grid.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { columnPlace, rowPlace, sheetView } from "./sheet-view.ts";
import type { SheetView } from "./sheet-view.ts";
import { useSession } from "./session.ts";

type MenuAt = { table: Table; columnIndex: number; anchor: HTMLElement };

const ROW_HEIGHT_PX = 22;

/** The sheet as a grid. The grid draws and takes input; what happens is decided by the workbook. */
export function SheetGrid({ dark }: { dark: boolean }) {
  const session = useSession();
  const { workbook } = session;
  const sheet = workbook.activeSheet;
  const grid = useRef<GridElement>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null);
  const view = useSheetView();
  const place = useRef(view);
  place.current = view;

  const columns = useMemo(
    () => gridColumns(sheet, view.columns, (table, columnIndex, anchor) => setMenu({ table, columnIndex, anchor })),
    [sheet, view.columns],
  );
  const rowHeaders = useMemo(() => ({ size: 46, cellTemplate: rowNumberTemplate(sheet) }), [sheet]);
  // the grid wants an array of its own
  const source = useMemo(() => [...view.rows], [view.rows]);

  const version = session.version();
  useEffect(() => {
    void grid.current?.refresh("all");
  }, [version]);
  useSelectionFromWorkbook(grid, place);
  const keys = useGridKeys();

  const takeSelection = async (): Promise<void> => {
    const range = await grid.current?.getSelectedRange();
    const focused = (await grid.current?.getFocused())?.cell;
    const from = focused ?? (range && { x: range.x, y: range.y });
    if (!from) return;
    const { rows, columns: shown } = place.current;
    const corner = (x: number, y: number): ReturnType<typeof areaOf> =>
      areaOf(rows[y]?.row ?? 0, shown[x] ?? 0, 1, 1);
    const first = range ? corner(range.x, range.y) : corner(from.x, from.y);
    const last = range ? corner(range.x1, range.y1) : first;
    const area = areaOf(first.top, first.left, last.top - first.top + 1, last.left - first.left + 1);
    const active = corner(from.x, from.y);
    const known = workbook.selection;
    const same =
      known.sheet === sheet &&
      JSON.stringify([known.area, known.activeCell]) === JSON.stringify([area, active]);
    if (!same) workbook.act("person", "Select", () => workbook.select(sheet, area, active));
  };

  return (
    <div
      className="grid-frame"
      role="presentation"
      onMouseUp={() => setTimeout(() => void takeSelection())}
      onKeyUp={() => void takeSelection()}
      onContextMenu={(event) => {
        event.preventDefault();
        setPoint({ x: event.clientX, y: event.clientY });
      }}
      {...keys}
    >
      <RevoGrid
        key={sheet.id}
        ref={grid}
        className="sheet-grid"
        theme={dark ? "darkCompact" : "compact"}
        columns={columns}
        source={source}
        rowHeaders={rowHeaders}
        rowSize={ROW_HEIGHT_PX}
        range
        resize
        applyOnClose
        canDrag={false}
        useClipboard={false}
        filter={false}
        onAfterfocus={() => void takeSelection()}
        onBeforeeditstart={() => {
          workbook.cellBeingEdited = true;
        }}
        onBeforeedit={(event) => {
          event.preventDefault();
          workbook.cellBeingEdited = false;
          const { rowIndex, prop, val } = event.detail;
          const row = place.current.rows[rowIndex]?.row;
          if (row === undefined || val === undefined || val === null) return;
          session.try((person) => person.type(sheet, row, Number(prop), String(val)));
        }}
        onBeforerangeedit={(event) => event.preventDefault()}
        onBeforeautofill={(event) => event.preventDefault()}
        onAftercolumnresize={(event) => {
          for (const column of Object.values(event.detail)) {
            const width = Math.round(column.size ?? 0);
            if (width > 0) session.try((person) => person.setColumnWidth(sheet, Number(column.prop), width));
          }
        }}
      />
      {menu && <ColumnMenu key={`${menu.table.id} ${menu.columnIndex}`} {...menu} onClose={() => setMenu(null)} />}
      {point && <CellMenu at={point} onClose={() => setPoint(null)} />}
    </div>
  );
}

/** What is visible of the active sheet; the same rows stay the same array, so that the grid does not start over. */
function useSheetView(): SheetView {
  const session = useSession();
  const kept = useRef<{ view: SheetView; version: number } | null>(null);
  const version = session.version();
  if (kept.current?.version !== version) {
    kept.current = { view: sheetView(session.workbook.activeSheet, kept.current?.view ?? null), version };
  }
  return kept.current.view;
}

/** Shows the selection that the add-in, the name box or the sheet tabs made. */
function useSelectionFromWorkbook(
  grid: { current: GridElement | null },
  place: { current: SheetView },
): void {
  const session = useSession();
  const { sheet, area, activeCell } = session.workbook.selection;
  const wanted = JSON.stringify([sheet.id, area, activeCell]);
  useEffect(() => {
    const show = async (): Promise<void> => {
      const element = grid.current;
      if (!element) return;
      const start = { x: columnPlace(place.current, area.left), y: rowPlace(place.current, area.top) };
      const lastColumn = area.left + Math.min(area.columns, 500) - 1;
      const end = { x: columnPlace(place.current, lastColumn), y: rowPlace(place.current, area.top + area.rows - 1) };
      const shown = await element.getSelectedRange();
      const focused = (await element.getFocused())?.cell;
      const alone = focused && !shown && start.x === end.x && start.y === end.y && focused.x === start.x && focused.y === start.y;
      if (alone || (shown && shown.x === start.x && shown.y === start.y && shown.x1 === end.x && shown.y1 === end.y)) return;
      await element.setCellsFocus(start, end);
      await element.scrollToCoordinate(start);
    };
    // the grid makes its rows after this component is drawn
    const timer = setTimeout(() => void show(), 50);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` holds what the areas say
  }, [wanted]);
}
