import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { area as areaOf } from "../model/cells/area.ts";
import type { Table } from "../model/table/table.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { CellMenu } from "./cell-menu.tsx";
import { gridColumns, rowNumberTemplate } from "./grid-columns.ts";
import { RevoGrid } from "./revo-grid.ts";
import type { GridElement } from "./revo-grid.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useSession } from "./session.ts";
import { reportedSelection, selectionKey, useShownSelection } from "./use-shown-selection.ts";

type MenuAt = { table: Table; columnIndex: number; anchor: HTMLElement };

const ROW_HEIGHT_PX = 22;

/** The grid's events of an editor that closes. */
const closings = ["closeedit", "canceledit"];

/** The sheet as a grid. The grid draws and takes input; what happens is decided by the workbook. */
export function SheetGrid({ dark }: { dark: boolean }) {
  const session = useSession();
  const { workbook } = session;
  const sheet = workbook.activeSheet;
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<GridElement>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null);
  const view = session.view();

  const columns = useMemo(
    () =>
      gridColumns(sheet, view.columns, (table, columnIndex, anchor) =>
        setMenu({ table, columnIndex, anchor }),
      ),
    [sheet, view.columns],
  );
  const rowHeaders = useMemo(() => ({ size: 46, cellTemplate: rowNumberTemplate(sheet) }), [sheet]);
  // the grid wants an array of its own
  const source = useMemo(() => [...view.rows], [view.rows]);

  // a selection changes no cell: drawing again while a person types would lose what was typed
  const { changes } = workbook.undo;
  useEffect(() => {
    void grid.current?.refresh("all");
  }, [changes]);
  const [reported] = useState(reportedSelection);
  useShownSelection(session, grid, reported, ROW_HEIGHT_PX);

  const takeSelection = useCallback(async (): Promise<void> => {
    // an editor that is still there may be closing: only its opening begins the editing
    if (!frame.current?.querySelector("revogr-edit input")) session.editing(false);
    // what the add-in or the formula bar selected meanwhile must not be undone by what the grid still shows
    const told = selectionKey(session);
    if (reported.get() !== told) return;
    const range = await grid.current?.getSelectedRange();
    const focused = (await grid.current?.getFocused())?.cell;
    if (reported.get() !== told || selectionKey(session) !== told) return;
    const from = focused ?? (range && { x: range.x, y: range.y });
    if (!from) return;
    const { rows, columns: shown } = session.view();
    const corner = (x: number, y: number): ReturnType<typeof areaOf> =>
      areaOf(rows[y]?.row ?? 0, shown[x] ?? 0, 1, 1);
    const first = range ? corner(range.x, range.y) : corner(from.x, from.y);
    const last = range ? corner(range.x1, range.y1) : first;
    const area = areaOf(
      first.top,
      first.left,
      last.top - first.top + 1,
      last.left - first.left + 1,
    );
    const active = corner(from.x, from.y);
    const known = workbook.selection;
    const same =
      known.sheet === sheet &&
      JSON.stringify([known.area, known.activeCell]) === JSON.stringify([area, active]);
    reported.set(JSON.stringify([sheet.id, area]));
    if (!same) workbook.act("person", "Select", () => workbook.select(sheet, area, active));
  }, [session, workbook, sheet, reported]);
  // the grid moves its selection only after the event
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const takeSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void takeSelection(), 20);
  }, [takeSelection]);
  useEffect(() => {
    const element = frame.current;
    const closed = (): void => {
      session.editing(false);
      takeSoon();
    };
    element?.addEventListener("setrange", takeSoon);
    for (const event of closings) element?.addEventListener(event, closed);
    return () => {
      element?.removeEventListener("setrange", takeSoon);
      for (const event of closings) element?.removeEventListener(event, closed);
    };
  }, [session, takeSoon]);
  useGridKeys(frame, session, takeSelection, takeSoon);

  return (
    <div
      ref={frame}
      className="grid-frame"
      role="presentation"
      onMouseUp={takeSoon}
      onContextMenu={(event) => {
        event.preventDefault();
        setPoint({ x: event.clientX, y: event.clientY });
      }}
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
        onAfterfocus={takeSoon}
        onBeforeeditstart={() => {
          session.editing(true);
        }}
        onBeforeedit={(event) => {
          event.preventDefault();
          session.editing(false);
          const { rowIndex, prop, val } = event.detail;
          const row = session.view().rows[rowIndex]?.row;
          if (row === undefined || typeof val !== "string") return;
          session.try((person) => person.type(sheet, row, Number(prop), val));
        }}
        onBeforerangeedit={(event) => event.preventDefault()}
        onBeforeautofill={(event) => event.preventDefault()}
        onAftercolumnresize={(event) => {
          for (const column of Object.values(event.detail)) {
            const width = Math.round(column.size ?? 0);
            if (width > 0)
              session.try((person) => person.setColumnWidth(sheet, Number(column.prop), width));
          }
        }}
      />
      {menu && (
        <ColumnMenu
          key={`${menu.table.id} ${menu.columnIndex}`}
          {...menu}
          onClose={() => setMenu(null)}
        />
      )}
      {point && <CellMenu at={point} onClose={() => setPoint(null)} />}
    </div>
  );
}
