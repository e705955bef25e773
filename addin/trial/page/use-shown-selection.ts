import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import type { Session } from "./session.ts";
import type { GridElement, GridPlace } from "./revo-grid.ts";
import { columnPlace, rowPlace } from "./sheet-view.ts";
import type { SheetView } from "./sheet-view.ts";

const LARGEST_SHOWN = 500;

/** The selection that the grid has: it reported it or was told it. Empty while it is being told. */
export type ReportedSelection = { readonly get: () => string; readonly set: (key: string) => void };

export function reportedSelection(): ReportedSelection {
  let reported = "";
  return {
    get: () => reported,
    set: (key) => {
      reported = key;
    },
  };
}

/** Shows the selection that the add-in, the name box or the sheet tabs made, and brings it into view. */
export function useShownSelection(
  session: Session,
  grid: RefObject<GridElement | null>,
  reported: ReportedSelection,
  rowHeightPx: number,
): void {
  const wanted = selectionKey(session);
  const { rows } = session.view();
  const shownRows = useRef(rows);
  useEffect(() => {
    // rows that came or went stand under other cells than before
    if (wanted === reported.get() && rows === shownRows.current) return undefined;
    reported.set("");
    const show = async (): Promise<void> => {
      const element = grid.current;
      if (!element) return;
      const view = session.view();
      const selected = session.workbook.selection.area;
      const start = {
        x: columnPlace(view, selected.left),
        y: rowPlace(view, selected.top),
      };
      const lastColumn = selected.left + Math.min(selected.columns, LARGEST_SHOWN) - 1;
      const end = {
        x: columnPlace(view, lastColumn),
        y: rowPlace(view, selected.top + selected.rows - 1),
      };
      if (!(await isShown(element, start, end))) {
        await bringIntoView(element, view, start, rowHeightPx);
        await element.setCellsFocus(start, end);
      }
      shownRows.current = rows;
      reported.set(wanted);
    };
    // the grid makes its rows after the component around it is drawn
    const timer = setTimeout(() => void show(), 60);
    return () => clearTimeout(timer);
  }, [wanted, rows, session, grid, reported, rowHeightPx]);
}

export function selectionKey({ workbook: { selection } }: Session): string {
  return JSON.stringify([selection.sheet.id, selection.area]);
}

async function isShown(element: GridElement, start: GridPlace, end: GridPlace): Promise<boolean> {
  const shown = await element.getSelectedRange();
  if (shown)
    return shown.x === start.x && shown.y === start.y && shown.x1 === end.x && shown.y1 === end.y;
  const focused = (await element.getFocused())?.cell;
  const alone = start.x === end.x && start.y === end.y;
  return alone && focused?.x === start.x && focused.y === start.y;
}

async function bringIntoView(
  element: GridElement,
  view: SheetView,
  { x, y }: GridPlace,
  rowHeightPx: number,
): Promise<void> {
  const upDown =
    element.querySelector(".rgCol .vertical-inner") ?? element.querySelector(".vertical-inner");
  const across = element.querySelector("revogr-viewport-scroll.rgCol");
  if (!upDown || !across) return;
  const top = y * rowHeightPx;
  if (top < upDown.scrollTop || top + rowHeightPx > upDown.scrollTop + upDown.clientHeight) {
    await element.scrollToRow(Math.max(0, y - 4));
  }
  const left = view.starts[x] ?? 0;
  const right = view.starts[x + 1] ?? left;
  if (left < across.scrollLeft || right > across.scrollLeft + across.clientWidth) {
    await element.scrollToColumnIndex(Math.max(0, x - 1));
  }
}
